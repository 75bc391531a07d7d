'use server';

import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { submit } from '@/app/_actions/form-action';
import { SignUpForm } from '@/lib/access/forms';
import { HOME } from '@/lib/access/next-path';
import { signUp } from '@/lib/access/sign-up';
import type { FormState } from '@/lib/form';
import { wayIn } from '../_lib/enter';
import { newAccount } from '../_lib/new-account';

/** Whoever has an account and signs up again with its password comes to what they have; nothing is made then. */
export async function signUpAction(_: FormState, formData: FormData): Promise<FormState> {
  return submit(SignUpForm, formData, async (form) => {
    const outcome = await newAccount(form, formData, async () => signUp(form, await getLocale()), HOME);
    if ('refused' in outcome) return outcome.refused;
    redirect(await wayIn('made' in outcome ? `/teams/${outcome.made.teamId}` : HOME));
  });
}
