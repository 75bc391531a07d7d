'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { submit } from '@/app/_actions/form-action';
import { StartForm } from '@/lib/access/forms';
import { requireUser } from '@/lib/access/require';
import { startOrganization } from '@/lib/access/sign-up';
import { demandPace } from '@/lib/access/throttle';
import type { FormState } from '@/lib/form';

/** Somebody who has an account begins another organization. */
export async function startOrganizationAction(_: FormState, data: FormData): Promise<FormState> {
  const person = await requireUser();
  return submit(StartForm, data, async (form) => {
    await demandPace('team', person.id);
    redirect(`/teams/${await startOrganization(person, form, await getLocale())}` as Route);
  });
}
