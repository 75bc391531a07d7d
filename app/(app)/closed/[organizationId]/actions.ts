'use server';

import { redirect } from 'next/navigation';
import { submit } from '@/app/_actions/form-action';
import { NoFields } from '@/lib/access/forms';
import { requireClosed } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { keepOrganization } from '@/lib/organizations/closing';

export async function keepOrganizationAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireClosed(organizationId);
  return submit(NoFields, data, async () => {
    await keepOrganization(access);
    redirect(`/organizations/${organizationId}`);
  });
}
