'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { submit, submitChanges } from '@/app/_actions/form-action';
import { requireOrganization } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { changePersonRole, removePerson } from '@/lib/organizations/commands';
import { personRoleForm } from '@/lib/organizations/schema';

export async function changeRoleAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submitChanges(personRoleForm, ['userId'], data, async (form, seen) => {
    await changePersonRole(access, form, seen);
    revalidatePath(`/organizations/${organizationId}/people`);
    return {};
  });
}

export async function removePersonAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(z.object({ userId: z.uuid('invalid') }), data, async ({ userId }) => {
    await removePerson(access, userId);
    revalidatePath(`/organizations/${organizationId}/people`);
    return {};
  });
}
