'use server';

import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { submit } from '@/app/_actions/form-action';
import { authenticate } from '@/lib/access/authenticate';
import { enteringBrowser } from '@/lib/access/factors/entering';
import { hasSecondFactor } from '@/lib/access/factors/has-factor';
import { whoEnters } from '@/lib/access/factors/signing';
import { EnterForm, SignInForm } from '@/lib/access/forms';
import { goesAt, stay } from '@/lib/access/leaving';
import { safeNext } from '@/lib/access/next-path';
import type { FormState } from '@/lib/form';
import { formatDay } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';
import { ACCOUNT_LEAVING } from '../_forms/results';
import { enter, factorPath, rejected, requestAddress, requestDevices, wayIn } from '../_lib/enter';

export async function signInAction(_: FormState, formData: FormData): Promise<FormState> {
  return submit(SignInForm, formData, async (form) => {
    const result = await authenticate(
      form.email,
      form.password,
      await requestAddress(),
      await requestDevices(),
    );
    if (!result.ok) {
      const t = await getTranslations('access.signIn');
      const message =
        result.reason === 'throttled' ? t('throttled', { minutes: result.minutes }) : t('wrong');
      return rejected(formData, { message });
    }
    const going = await goesAt(result.userId);
    if (going && form.keep !== 'yes') {
      const t = await getTranslations('access.signIn');
      const day = formatDay(await getLocale(), going, 'UTC');
      return rejected(formData, { message: t('leaving', { day }), result: ACCOUNT_LEAVING });
    }
    // Who has a second factor keeps it by giving that.
    if (going && !(await hasSecondFactor(result.userId))) await stay(result.userId);
    const { awaitsFactor } = await enter(result, { keep: form.keep === 'yes' });
    const next = safeNext(form.next);
    redirect(await wayIn(awaitsFactor ? factorPath(next) : next));
  });
}

/** Signs in with a passkey alone: the device has asked for a finger or a PIN, so it stands for two factors. */
export async function enterWithPasskeyAction(_: FormState, formData: FormData): Promise<FormState> {
  return submit(EnterForm, formData, async ({ passkey, next }) => {
    const asker = await enteringBrowser(await requestAddress());
    const person = asker && (await whoEnters(passkey, asker));
    if (!person) {
      const t = await getTranslations('access.factor');
      return rejected(formData, { message: t('passkeyUnknown') });
    }
    await enter(person, { proof: 'two-factors' });
    redirect(await wayIn(safeNext(next)));
  });
}
