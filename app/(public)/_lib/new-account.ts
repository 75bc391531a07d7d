import 'server-only';
import { redirect } from 'next/navigation';
import { authenticate } from '@/lib/access/authenticate';
import { passwordProblem } from '@/lib/access/password-strength';
import { Refused } from '@/lib/access/refused';
import type { NewPerson } from '@/lib/access/sign-up';
import { afterNewAddress, beforeNewPassword, beforeSignUp } from '@/lib/access/throttle';
import type { FormState } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';
import { NO_ACCOUNT_MADE } from '../_forms/results';
import { enter, factorPath, rejected, requestAddress, requestDevices, wayIn } from './enter';

interface NewAccount {
  name: string;
  email: string;
  password: string;
  organization?: string;
}

type Outcome<T> = { made: T } | { known: { id: string; email: string } } | { refused: Partial<FormState> };

/** What a form about a new account answers before anything is done, or null. */
async function refusal(form: NewAccount, address: string): Promise<Partial<FormState> | null> {
  const { name, email, password, organization = '' } = form;
  const wait = await beforeNewPassword(address);
  if (wait !== null)
    return { message: (await getTranslations('access.signIn'))('throttled', { minutes: wait }) };
  const problem = await passwordProblem(password, [name, email, organization]);
  if (problem) {
    const t = await getTranslations('common.errors');
    return { message: t('form'), errors: { password: t(problem) } };
  }
  const minutes = await beforeSignUp(address);
  if (minutes === null) return null;
  return { message: (await getTranslations('access.signUp'))('throttled', { minutes }) };
}

/**
 * Makes an account and signs in with it; `make` says null when somebody has the address. Then it is as if they had tried to sign in:
 * with the right password they are in, with any other the answer is that of signing in, counts like it, and does not say
 * whose address it is (docs/adr/0026). Where `hasColleaguesName` says so nothing is made, and the same is done for every address, so
 * that the answer about the name does not tell known ones from unknown.
 * @param back where somebody with an account goes on to after giving their second factor
 */
export async function newAccount<T extends NewPerson>(
  form: NewAccount,
  formData: FormData,
  make: () => Promise<T | null>,
  back: string,
  hasColleaguesName: () => Promise<boolean> = async () => false,
): Promise<Outcome<T>> {
  const address = await requestAddress();
  const before = await refusal(form, address);
  if (before) return { refused: rejected(formData, before) };
  const giveBack = async (error: unknown) => {
    // A link that is over says nothing of the address: whoever shares a network goes on with the next one.
    if (error instanceof Refused && error.reason.startsWith('invitation_')) await afterNewAddress(address);
    throw error;
  };
  const sameName = await hasColleaguesName().catch(giveBack);
  const made = sameName ? null : await make().catch(giveBack);
  if (made) {
    await afterNewAddress(address);
    await enter(made);
    return { made };
  }
  const known = await authenticate(form.email, form.password, address, await requestDevices());
  // Nobody learns from it whether the address is known.
  if (known.ok || sameName) await afterNewAddress(address);
  if (known.ok) {
    // Nothing is done for who is only half in: they come back to where they were.
    const { awaitsFactor } = await enter(known);
    if (awaitsFactor) redirect(await wayIn(factorPath(back)));
    return { known: { id: known.userId, email: form.email } };
  }
  const t = await getTranslations('access');
  if (known.reason === 'throttled')
    return { refused: rejected(formData, { message: t('signIn.throttled', { minutes: known.minutes }) }) };
  if (sameName) throw new Refused('colleague_has_name', 'name');
  return { refused: rejected(formData, { message: t('signUp.notMade'), result: NO_ACCOUNT_MADE }) };
}
