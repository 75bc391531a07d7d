'use server';

import { redirect } from 'next/navigation';
import { submit, submitChanges } from '@/app/_actions/form-action';
import { Refused } from '@/lib/access/refused';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { editStep, moveStep } from '@/lib/plans/commands';
import { editStepForm, moveStepForm } from '@/lib/plans/schema';

/** Changes owner, due date, expected hours and note of a step of the plan. */
export async function editStepAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submitChanges(editStepForm, ['stepId'], data, async (form, seen) => {
    await editStep(access, form, seen);
  });
}

/** Starts, finishes, drops or reopens a step; the page goes on where the step now stands. */
export async function moveStepAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(moveStepForm, data, async (form) => {
    try {
      await moveStep(access, form);
    } catch (error) {
      // Somebody else was faster: the page says where the step stands now.
      if (!(error instanceof Refused) || error.reason !== 'overtaken') throw error;
    }
    redirect(`/teams/${access.teamId}/plan?moved=${form.stepId}#step-${form.stepId}`);
  });
}
