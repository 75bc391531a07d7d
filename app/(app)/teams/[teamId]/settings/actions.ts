'use server';

import { revalidatePath } from 'next/cache';
import { submitChanges } from '@/app/_actions/form-action';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { editTeam } from '@/lib/teams/commands';
import { teamForm } from '@/lib/teams/schema';

export async function editTeamAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submitChanges(teamForm, [], data, async (form, seen) => {
    await editTeam(access, form, seen);
    revalidatePath(`/teams/${teamId}`, 'layout');
    return {};
  });
}
