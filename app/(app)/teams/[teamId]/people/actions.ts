'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { submit, submitChanges } from '@/app/_actions/form-action';
import { demandVerified } from '@/lib/access/mail-choices';
import { requireTeam } from '@/lib/access/require';
import { demandPace } from '@/lib/access/throttle';
import type { FormState } from '@/lib/form';
import {
  assignJobRole,
  inviteToTeam,
  joinTeam,
  removeFromTeam,
  revokeInvitation,
} from '@/lib/teams/commands';
import { invitationForm, jobRoleForm } from '@/lib/teams/schema';

/** Makes a link; its address is shown once, as the form's result. */
export async function inviteAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(invitationForm, data, async (form) => {
    await demandPace('link', access.userId);
    if (form.email) {
      await demandVerified({ id: access.userId });
      await demandPace('mailedInvitation', access.organizationId);
    }
    const token = await inviteToTeam(access, form);
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
    return {};
  });
}

export async function assignJobRoleAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submitChanges(jobRoleForm, ['userId'], data, async (form, seen) => {
    await assignJobRole(access, form, seen);
    return {};
  });
}

export async function removeMemberAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({ userId: z.uuid('invalid') }), data, async ({ userId }) => {
    await removeFromTeam(access, userId);
    if (userId === access.userId) redirect(`/organizations/${access.organizationId}`);
    return {};
  });
}

export async function joinTeamAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({}), data, async () => {
    await demandPace('join', access.userId);
    await joinTeam(access);
    return {};
  });
}
