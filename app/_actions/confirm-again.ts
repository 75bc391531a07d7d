import 'server-only';
import { hasPassword } from '@/lib/access/account';
import { type Confirmation, confirmWithPassword } from '@/lib/access/fresh';
import { currentUser } from '@/lib/access/require';
import { oidcSettings } from '@/lib/env';
import { AGAIN, type FormState, typedValues } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';

/** What a form shows of somebody who is to prove that it is them before it is carried out; what they typed stays. */
export async function askAgain(formData: FormData, more: Partial<FormState> = {}): Promise<FormState> {
  const user = await currentUser();
  const t = await getTranslations('access.again');
  const password = user !== null && (await hasPassword(user));
  const provider = password ? null : oidcSettings();
  const confirm = {
    title: t('title'),
    why: t('why'),
    submit: t('submit'),
    pending: t('pending'),
    ...(password ? { password: t('password') } : {}),
    ...(provider ? { provider: t('provider', { provider: provider.name }) } : {}),
  };
  return { values: typedValues(formData), confirm, ...more };
}

async function failure(formData: FormData, said: Exclude<Confirmation, { ok: true }>): Promise<FormState> {
  const t = await getTranslations();
  if (said.reason === 'throttled')
    return askAgain(formData, { message: t('access.signIn.throttled', { minutes: said.minutes }) });
  return askAgain(formData, {
    message: t('common.errors.form'),
    errors: { [AGAIN.password]: t('account.wrong') },
  });
}

/** Takes the proof that a form brings along. Null where it is right or where there is none: the command decides if one is needed. */
export async function confirmFirst(formData: FormData): Promise<FormState | null> {
  const password = formData.get(AGAIN.password);
  if (typeof password !== 'string' || password === '') return null;
  const user = await currentUser();
  if (!user) return null;
  if (password.length > LIMITS.anyPassword) return failure(formData, { ok: false, reason: 'wrong' });
  const said = await confirmWithPassword(user, password);
  return said.ok ? null : failure(formData, said);
}
