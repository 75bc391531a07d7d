'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { asForm } from '@/app/_actions/as-form';
import { submit } from '@/app/_actions/form-action';
import { JoinAsNewForm, JoinForm } from '@/lib/access/forms';
import { beforeJoinAsNew, join, joinAsNew } from '@/lib/access/join';
import { currentUser } from '@/lib/access/require';
import { endSession } from '@/lib/access/session';
import { demandPace } from '@/lib/access/throttle';
import type { FormState } from '@/lib/form';
import { wayIn } from '../../_lib/enter';
import { newAccount } from '../../_lib/new-account';

const joinPath = (token: string) => `/join/${encodeURIComponent(token)}` as Route;

export async function joinAction(_: FormState, formData: FormData): Promise<FormState> {
  return submit(JoinForm, formData, async (form) => {
    const person = await currentUser();
    if (!person) redirect(joinPath(form.token));
    await demandPace('join', person.id);
    redirect(`/teams/${await join(person, form.token, form.jobRole)}` as Route);
  });
}

/** Whoever has an account already and types its password joins with it. */
export async function joinAsNewAction(_: FormState, formData: FormData): Promise<FormState> {
  return submit(JoinAsNewForm, formData, async (form) => {
    const outcome = await newAccount(
      form,
      formData,
      async () => joinAsNew(form, await getLocale()),
      joinPath(form.token),
      () => beforeJoinAsNew(form),
    );
    if ('refused' in outcome) return outcome.refused;
    const teamId =
      'made' in outcome ? outcome.made.teamId : await join(outcome.known, form.token, form.jobRole);
    redirect(await wayIn(`/teams/${teamId}`));
  });
}

/** Somebody else's session on this browser: ends it and stays with the invitation. */
export async function switchPersonAction(formData: FormData): Promise<void> {
  const token = String(asForm(formData).get('token') ?? '');
  await endSession();
  redirect(joinPath(token));
}
