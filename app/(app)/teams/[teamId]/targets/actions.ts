'use server';

import { submit, submitChanges } from '@/app/_actions/form-action';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { removeTarget, setTarget } from '@/lib/targets/commands';
import { targetForm } from '@/lib/targets/schema';

export async function setTargetAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submitChanges(targetForm, ['scopeId'], data, async (form, seen) => {
    await setTarget(access, form, seen);
    return {};
  });
}

export async function removeTargetAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(targetForm, data, async (form) => {
    await removeTarget(access, form);
    return {};
  });
}
