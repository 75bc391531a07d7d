'use server';

import { submit, submitChanges } from '@/app/_actions/form-action';
import { requireOrganization } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { removeCommonTarget, setCommonTarget } from '@/lib/targets/commands';
import { targetForm } from '@/lib/targets/schema';

export async function setCommonTargetAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submitChanges(targetForm, ['scopeId'], data, async (form, seen) => {
    await setCommonTarget(access, form, seen);
    return {};
  });
}

export async function removeCommonTargetAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(targetForm, data, async (form) => {
    await removeCommonTarget(access, form);
    return {};
  });
}
