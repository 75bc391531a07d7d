'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { submit, submitChanges } from '@/app/_actions/form-action';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import {
  assignJobRole,
  inviteToTeam,
  joinTeam,
  removeFromTeam,
  revokeInvitation,
} from '@/lib/teams/commands';
import { invitationForm, jobRoleForm } from '@/lib/teams/schema';

const refresh = (teamId: string) => revalidatePath(`/teams/${teamId}/people`);

/** Makes a link; its address is shown once, as the form's result. */
export async function inviteAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(invitationForm, data, async (form) => {
    const token = await inviteToTeam(access, form);
    refresh(teamId);
    return { result: `/join/${token}` };
  });
}

export async function revokeInvitationAction(
  teamId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({ invitationId: z.uuid('invalid') }), data, async ({ invitationId }) => {
    await revokeInvitation(access, invitationId);
    refresh(teamId);
    return {};
  });
}

export async function assignJobRoleAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submitChanges(jobRoleForm, ['userId'], data, async (form, seen) => {
    await assignJobRole(access, form, seen);
    refresh(teamId);
    return {};
  });
}

export async function removeMemberAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({ userId: z.uuid('invalid') }), data, async ({ userId }) => {
    await removeFromTeam(access, userId);
    if (userId === access.userId) redirect(`/organizations/${access.organizationId}`);
    refresh(teamId);
    return {};
  });
}

export async function joinTeamAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({}), data, async () => {
    await joinTeam(access);
    refresh(teamId);
    return {};
  });
}
