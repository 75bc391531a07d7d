'use server';

import { redirect } from 'next/navigation';
import { submit } from '@/app/_actions/form-action';
import { authenticate } from '@/lib/access/authenticate';
import { SignInForm } from '@/lib/access/forms';
import { safeNext } from '@/lib/access/next-path';
import type { FormState } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';
import { enter, rejected, requestAddress, requestDevices, wayIn } from '../_lib/enter';

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
    await enter(result, form.email);
    redirect(await wayIn(safeNext(form.next)));
  });
}
