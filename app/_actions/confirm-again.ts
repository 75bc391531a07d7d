import 'server-only';
import { hasPassword } from '@/lib/access/account';
import { checkFactor, type GivenFactor } from '@/lib/access/factors/give';
import { factorsOf } from '@/lib/access/factors/has-factor';
import { type Confirmation, confirmWithPassword } from '@/lib/access/fresh';
import { type CurrentUser, currentUser } from '@/lib/access/require';
import { completeSession, confirmSession, readSession } from '@/lib/access/session';
import { oidcSettings } from '@/lib/env';
import { AGAIN, type ConfirmAsked, type FormState, typedValues } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';

/** Words of the button for a passkey. */
export async function passkeyWords() {
  const t = await getTranslations('access.factor');
  return { use: t('usePasskey'), waiting: t('waiting'), failed: t('failed') };
}

/** What somebody proves with that it is them: a second factor if they have one, else the password, else the provider's word. */
async function waysOf(user: CurrentUser): Promise<Partial<ConfirmAsked>> {
  const [t, factors] = await Promise.all([getTranslations('access.again'), factorsOf(user.id)]);
  if (factors.passkeys > 0 || factors.codes) {
    const codes = factors.codes || factors.recoveryCodes > 0;
    return {
      ...(factors.passkeys > 0 ? { passkey: await passkeyWords() } : {}),
      ...(codes ? { code: t('code') } : {}),
    };
  }
  if (await hasPassword(user)) return { password: t('password') };
  const provider = oidcSettings();
  return provider ? { provider: t('provider', { provider: provider.name }) } : {};
}

/** What a form shows of somebody who is to prove that it is them before it is carried out; what they typed stays. */
export async function askAgain(formData: FormData, more: Partial<FormState> = {}): Promise<FormState> {
  const [user, t] = await Promise.all([currentUser(), getTranslations('access.again')]);
  const words = { title: t('title'), why: t('why'), submit: t('submit'), pending: t('pending') };
  return {
    values: typedValues(formData),
    confirm: { ...words, ...(user ? await waysOf(user) : {}) },
    ...more,
  };
}

/** A proof that came with a form, and the field it came in. */
type Proof = { field: string; password: string } | { field: string; factor: GivenFactor };

function proofIn(formData: FormData): Proof | null {
  const text = (field: string, most: number) => {
    const value = formData.get(field);
    return typeof value === 'string' ? value.trim().slice(0, most + 1) : '';
  };
  const passkey = text(AGAIN.passkey, LIMITS.passkey);
  if (passkey) return { field: AGAIN.passkey, factor: { passkey } };
  const code = text(AGAIN.code, LIMITS.code);
  if (code) return { field: AGAIN.code, factor: { code } };
  const password = formData.get(AGAIN.password);
  return typeof password === 'string' && password !== ''
    ? { field: AGAIN.password, password: password.slice(0, LIMITS.anyPassword + 1) }
    : null;
}

async function confirmed(user: CurrentUser, proof: Proof): Promise<Confirmation> {
  if ('password' in proof) {
    const right = await confirmWithPassword(user, proof.password);
    if (right.ok) await confirmSession(user.sessionId);
    return right;
  }
  const claims = await readSession();
  if (!claims) return { ok: false, reason: 'wrong' };
  const said = await checkFactor(user.id, claims.session, proof.factor);
  if (said.ok) await (user.factorGiven ? confirmSession(user.sessionId) : completeSession(claims));
  return said;
}

/** Takes the proof that a form brings along. Null where it is right or where there is none: the command decides if one is needed. */
export async function confirmFirst(formData: FormData): Promise<FormState | null> {
  const proof = proofIn(formData);
  const user = proof && (await currentUser());
  if (!proof || !user) return null;
  const said = await confirmed(user, proof);
  if (said.ok) return null;
  const t = await getTranslations();
  if (said.reason === 'throttled')
    return askAgain(formData, { message: t('access.signIn.throttled', { minutes: said.minutes }) });
  if (proof.field === AGAIN.passkey) return askAgain(formData, { message: t('access.factor.passkeyWrong') });
  const wrong = proof.field === AGAIN.password ? t('account.wrong') : t('access.factor.wrong');
  return askAgain(formData, { message: t('common.errors.form'), errors: { [proof.field]: wrong } });
}
