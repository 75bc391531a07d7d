'use server';

import { revalidatePath } from 'next/cache';
import { submit } from '@/app/_actions/form-action';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { editTeam } from '@/lib/teams/commands';
import { teamForm } from '@/lib/teams/schema';

export async function editTeamAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(teamForm, data, async (form) => {
    await editTeam(access, form);
    revalidatePath(`/teams/${teamId}`, 'layout');
    return {};
  });
}
