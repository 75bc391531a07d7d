'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { submit } from '@/app/_actions/form-action';
import { ResetForm } from '@/lib/access/forms';
import { HOME } from '@/lib/access/next-path';
import { findPasswordLink, renewPassword } from '@/lib/access/password-link';
import { passwordProblem } from '@/lib/access/password-strength';
import { beforeNewPassword } from '@/lib/access/throttle';
import type { FormState } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';
import { enter, factorPath, rejected, requestAddress, wayIn } from '../../_lib/enter';

/** Sets a new password by a link, and signs in with it. */
export async function renewPasswordAction(_: FormState, formData: FormData): Promise<FormState> {
  return submit(ResetForm, formData, async ({ token, password }) => {
    const path = `/reset/${encodeURIComponent(token)}` as Route;
    const t = await getTranslations('common.errors');
    const minutes = await beforeNewPassword(await requestAddress());
    if (minutes !== null) {
      const said = await getTranslations('access.signIn');
      return rejected(formData, { message: said('throttled', { minutes }) });
    }
    const link = await findPasswordLink(token);
    if (!link) redirect(path);
    const problem = await passwordProblem(password, [link.name, link.email]);
    if (problem) return rejected(formData, { message: t('form'), errors: { password: t(problem) } });
    const person = await renewPassword(token, password);
    if (!person) redirect(path);
    const { awaitsFactor } = await enter(person);
    redirect(await wayIn(awaitsFactor ? factorPath(HOME) : HOME));
  });
}
