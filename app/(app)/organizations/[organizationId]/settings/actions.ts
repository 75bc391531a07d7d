'use server';

import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { submit, submitChanges } from '@/app/_actions/form-action';
import { allow } from '@/lib/access/allow';
import { requireFactors } from '@/lib/access/factors/required';
import { NoFields } from '@/lib/access/forms';
import { demandFresh } from '@/lib/access/fresh';
import { closedPath, requireOrganization } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { deleteOrganization } from '@/lib/organizations/closing';
import { editOrganization } from '@/lib/organizations/commands';
import { getOrganization } from '@/lib/organizations/queries';
import { deleteOrganizationForm, factorRolesForm, organizationForm } from '@/lib/organizations/schema';

export async function editOrganizationAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submitChanges(organizationForm, [], data, async (form, seen) => {
    await editOrganization(access, form, seen);
    return {};
  });
}

/** Of which roles a second factor is asked. */
export async function requireFactorsAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(factorRolesForm, data, async ({ roles }) => {
    await requireFactors(access, roles);
    return undefined;
  });
}

export async function deleteOrganizationAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  const { name } = await getOrganization(access);
  return submit(deleteOrganizationForm(name), data, async () => {
    await deleteOrganization(access);
    redirect(closedPath(organizationId));
  });
}

/** Shows where the archive is downloaded, once the person proved that it is them. */
export async function prepareArchiveAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(NoFields, data, async () => {
    allow(access, 'organization:export');
    await demandFresh(access);
    return { result: `/api/organizations/${organizationId}/everything.zip?lang=${await getLocale()}` };
  });
}
