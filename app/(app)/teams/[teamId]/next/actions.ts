'use server';

import { redirect } from 'next/navigation';
import { submit } from '@/app/_actions/form-action';
import { Refused } from '@/lib/access/refused';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { addToPlan } from '@/lib/plans/commands';
import { addStepForm } from '@/lib/plans/schema';
import { isOutdated } from './outdated';

/** Puts a recommended step into the plan; the page is shown again with what is left, and says what was added. */
export async function addToPlanAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(addStepForm, data, async (form) => {
    try {
      await addToPlan(access, form);
    } catch (error) {
      // The card should not be there any more: the list is shown anew, with the reason above it.
      if (!(error instanceof Refused && isOutdated(error.reason))) throw error;
      redirect(`/teams/${access.teamId}/next?refused=${error.reason}#refused`);
    }
    redirect(`/teams/${access.teamId}/next?added=${form.practiceId}#added`);
  });
}
