'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { submit, submitChanges } from '@/app/_actions/form-action';
import { Refused } from '@/lib/access/refused';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { editAction, moveAction } from '@/lib/plans/commands';
import { editActionForm, moveActionForm } from '@/lib/plans/schema';

/** Changes owner, due date, expected hours and note of an action of the plan. */
export async function editPlanAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submitChanges(editActionForm, ['actionId'], data, async (form, seen) => {
    await editAction(access, form, seen);
    revalidatePath(`/teams/${access.teamId}/plan`);
  });
}

/** Starts, finishes, drops or reopens an action; the page goes on where the action now stands. */
export async function movePlanAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(moveActionForm, data, async (form) => {
    try {
      await moveAction(access, form);
    } catch (error) {
      // Somebody else was faster: the page says where the action stands now.
      if (!(error instanceof Refused) || error.reason !== 'overtaken') throw error;
    }
    redirect(`/teams/${access.teamId}/plan?moved=${form.actionId}#action-${form.actionId}`);
  });
}
