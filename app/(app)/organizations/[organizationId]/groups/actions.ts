'use server';

import { z } from 'zod';
import { submit, submitChanges } from '@/app/_actions/form-action';
import { requireOrganization } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { createGroup, deleteGroup, moveTeams, renameGroup } from '@/lib/groups/commands';
import { groupForm, moveTeamsForm, renameGroupForm } from '@/lib/groups/schema';

export async function createGroupAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(groupForm, data, async (form) => {
    await createGroup(access, form);
    return {};
  });
}

export async function renameGroupAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submitChanges(renameGroupForm, ['groupId'], data, async (form, seen) => {
    await renameGroup(access, form, seen);
    return {};
  });
}

export async function deleteGroupAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(z.object({ groupId: z.uuid('invalid') }), data, async ({ groupId }) => {
    await deleteGroup(access, groupId);
    return {};
  });
}

export async function moveTeamsAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(moveTeamsForm, data, async (form) => {
    await moveTeams(access, form);
    return {};
  });
}
