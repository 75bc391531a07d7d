'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { submit } from '@/app/_actions/form-action';
import { SignUpForm } from '@/lib/access/forms';
import { signUp } from '@/lib/access/sign-up';
import { beforeSignUp } from '@/lib/access/throttle';
import type { FormState } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';
import { EMAIL_TAKEN } from '../_forms/results';
import { enter, rejected, requestAddress } from '../_lib/enter';

/**
 * Says when an address is taken: without confirming addresses by e-mail there is no other honest answer.
 * The limit on sign-ups keeps it from becoming a way to try lists of addresses.
 */
export async function signUpAction(_: FormState, formData: FormData): Promise<FormState> {
  return submit(SignUpForm, formData, async (form) => {
    const t = await getTranslations('access.signUp');
    const minutes = await beforeSignUp(await requestAddress());
    if (minutes !== null) return rejected(formData, { message: t('throttled', { minutes }) });
    const made = await signUp(form, await getLocale());
    if (!made) return rejected(formData, { errors: { email: t('taken') }, result: EMAIL_TAKEN });
    await enter(made, form.email);
    redirect(`/teams/${made.teamId}` as Route);
  });
}
