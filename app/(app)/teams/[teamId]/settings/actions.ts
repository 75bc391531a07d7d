'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { submit, submitChanges } from '@/app/_actions/form-action';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { editTeam } from '@/lib/teams/commands';
import { deleteTeamForm, teamForm } from '@/lib/teams/schema';
import { archiveTeam, deleteTeam, restoreTeam } from '@/lib/teams/take-back';

export async function editTeamAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submitChanges(teamForm, [], data, async (form, seen) => {
    await editTeam(access, form, seen);
    return {};
  });
}

export async function archiveTeamAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({}), data, async () => {
    await archiveTeam(access);
    redirect(`/teams/${teamId}`);
  });
}

export async function restoreTeamAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({}), data, async () => {
    await restoreTeam(access);
    redirect(`/teams/${teamId}`);
  });
}

export async function deleteTeamAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(deleteTeamForm(access.team.name), data, async () => {
    await deleteTeam(access);
    redirect(`/organizations/${access.organizationId}`);
  });
}
