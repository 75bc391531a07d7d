'use server';

import { z } from 'zod';
import { submit } from '@/app/_actions/form-action';
import { beginCodes, confirmCodes, removeCodes } from '@/lib/access/factors/codes';
import { addPasskey, passkeyToMake, removePasskey, renamePasskey } from '@/lib/access/factors/passkeys';
import { makeRecoveryCodes } from '@/lib/access/factors/recovery';
import { FirstCodeForm, NewPasskeyForm, NoFields, PasskeyNameForm } from '@/lib/access/forms';
import { type CurrentUser, requireUser } from '@/lib/access/require';
import { completeSession, readSession } from '@/lib/access/session';
import { type FormState, typedValues } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';

/** Whoever just showed that they have a factor has given it in this session. */
async function given(self: CurrentUser): Promise<void> {
  const claims = self.factorGiven ? null : await readSession();
  if (claims) await completeSession(claims);
}

/** First says what the device is to make, then keeps what it made. */
export async function addPasskeyAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(NewPasskeyForm, formData, async ({ name, passkey }) => {
    const claims = await readSession();
    if (!claims) return undefined;
    const asker = { browser: claims.session, counted: claims.session };
    const t = await getTranslations('account.factors.passkeys');
    const again = { doneAt: undefined, values: typedValues(formData) };
    if (!passkey) {
      const options = await passkeyToMake(self, asker);
      return options ? { ...again, result: options } : { ...again, message: t('tooOften') };
    }
    if (!(await addPasskey(self, name, passkey, asker))) return { ...again, message: t('notAdded') };
    await given(self);
    return undefined;
  });
}

export async function renamePasskeyAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(PasskeyNameForm, formData, async ({ id, name }) => {
    await renamePasskey(self, id, name);
    return undefined;
  });
}

export async function removePasskeyAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(z.object({ id: z.uuid('invalid') }), formData, async ({ id }) => {
    await removePasskey(self, id);
    return {};
  });
}

export async function beginCodesAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(NoFields, formData, async () => {
    await beginCodes(self);
    return {};
  });
}

export async function confirmCodesAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(FirstCodeForm, formData, async ({ code }) => {
    if (!(await confirmCodes(self, code))) {
      const t = await getTranslations();
      const errors = { code: t('account.factors.codes.wrong') };
      return { doneAt: undefined, message: t('common.errors.form'), errors };
    }
    await given(self);
    return {};
  });
}

export async function removeCodesAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(NoFields, formData, async () => {
    await removeCodes(self);
    return {};
  });
}

/** Makes recovery codes; the answer is the only place where they ever stand. */
export async function makeRecoveryCodesAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(NoFields, formData, async () => ({ result: JSON.stringify(await makeRecoveryCodes(self)) }));
}
