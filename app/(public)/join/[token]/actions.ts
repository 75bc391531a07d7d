'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { submit } from '@/app/_actions/form-action';
import { JoinAsNewForm, JoinForm } from '@/lib/access/forms';
import { join, joinAsNew } from '@/lib/access/join';
import { currentUser } from '@/lib/access/require';
import { endSession } from '@/lib/access/session';
import { beforeSignUp, demandPace } from '@/lib/access/throttle';
import type { FormState } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';
import { EMAIL_TAKEN } from '../../_forms/results';
import { enter, rejected, requestAddress } from '../../_lib/enter';

const joinPath = (token: string) => `/join/${encodeURIComponent(token)}` as Route;

export async function joinAction(_: FormState, formData: FormData): Promise<FormState> {
  return submit(JoinForm, formData, async (form) => {
    const person = await currentUser();
    if (!person) redirect(joinPath(form.token));
    await demandPace('join', person.id);
    redirect(`/teams/${await join(person, form.token, form.jobRole)}` as Route);
  });
}

export async function joinAsNewAction(_: FormState, formData: FormData): Promise<FormState> {
  return submit(JoinAsNewForm, formData, async (form) => {
    const t = await getTranslations('access.signUp');
    const minutes = await beforeSignUp(await requestAddress());
    if (minutes !== null) return rejected(formData, { message: t('throttled', { minutes }) });
    const made = await joinAsNew(form, await getLocale());
    if (!made) return rejected(formData, { errors: { email: t('taken') }, result: EMAIL_TAKEN });
    await enter(made, form.email);
    redirect(`/teams/${made.teamId}` as Route);
  });
}

/** Somebody else's session on this browser: ends it and stays with the invitation. */
export async function switchPersonAction(formData: FormData): Promise<void> {
  await endSession();
  redirect(joinPath(String(formData.get('token') ?? '')));
}
