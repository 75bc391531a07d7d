'use server';

import { submit } from '@/app/_actions/form-action';
import { ForgotForm } from '@/lib/access/forms';
import { beforeForgotten } from '@/lib/access/throttle';
import type { FormState } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';
import { writePasswordLetter } from '@/lib/jobs/letters';
import { rejected, requestAddress } from '../_lib/enter';

/** Has a link to a new password mailed, where the address has an account; who asks learns nothing of that. */
export async function forgotAction(_: FormState, formData: FormData): Promise<FormState> {
  return submit(ForgotForm, formData, async ({ email }) => {
    const { minutes, enough } = await beforeForgotten(email, await requestAddress());
    if (minutes !== null) {
      const t = await getTranslations('access.signIn');
      return rejected(formData, { message: t('throttled', { minutes }) });
    }
    if (!enough) await writePasswordLetter(email);
    return {};
  });
}
