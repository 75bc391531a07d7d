'use server';

import { submitChanges } from '@/app/_actions/form-action';
import { requireOrganization } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { editOrganization } from '@/lib/organizations/commands';
import { organizationForm } from '@/lib/organizations/schema';

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
