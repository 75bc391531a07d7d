'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { submit } from '@/app/_actions/form-action';
import { checkFactor } from '@/lib/access/factors/give';
import { FactorForm } from '@/lib/access/forms';
import { safeNext } from '@/lib/access/next-path';
import { completeSession, endSession, readSession } from '@/lib/access/session';
import { whoOwesFactor } from '@/lib/access/sessions';
import type { FormState } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';
import { rejected } from '../../_lib/enter';

/** Takes the second factor; the session goes on under a new token. */
export async function giveFactorAction(_: FormState, formData: FormData): Promise<FormState> {
  return submit(FactorForm, formData, async ({ code, passkey, next }) => {
    const claims = await readSession();
    const owes = claims && (await whoOwesFactor(claims));
    // Too long ago, or given in another tab: the sign-in page knows which.
    if (!owes) redirect(`/sign-in?next=${encodeURIComponent(safeNext(next))}` as Route);
    const t = await getTranslations();
    if (!code && !passkey) {
      return rejected(formData, {
        message: t('access.factor.check'),
        errors: { code: t('common.errors.required') },
      });
    }
    const said = await checkFactor(owes.userId, claims.session, passkey ? { passkey } : { code });
    if (said.ok) {
      await completeSession(claims);
      redirect(safeNext(next) as Route);
    }
    if (said.reason === 'throttled')
      return rejected(formData, { message: t('access.signIn.throttled', { minutes: said.minutes }) });
    if (passkey) return rejected(formData, { message: t('access.factor.passkeyWrong') });
    return rejected(formData, {
      message: t('access.factor.check'),
      errors: { code: t('access.factor.wrong') },
    });
  });
}

/** Gives up: the session that only had a password ends. */
export async function startOverAction(): Promise<void> {
  await endSession();
  redirect('/sign-in' as Route);
}
