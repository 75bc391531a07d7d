'use server';

import { redirect } from 'next/navigation';
import { submit } from '@/app/_actions/form-action';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { addToPlan } from '@/lib/plans/commands';
import { addActionForm } from '@/lib/plans/schema';

/** Puts a recommended step into the plan; the page is shown again with what is left, and says what was added. */
export async function addToPlanAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(addActionForm, data, async (form) => {
    await addToPlan(access, form);
    redirect(`/teams/${access.teamId}/next?added=${form.practiceId}#added`);
  });
}
