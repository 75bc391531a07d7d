'use server';

import { revalidatePath } from 'next/cache';
import { submit } from '@/app/_actions/form-action';
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
  return submit(organizationForm, data, async (form) => {
    await editOrganization(access, form);
    revalidatePath('/', 'layout');
    return {};
  });
}
