'use server';

import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { submit, submitChanges } from '@/app/_actions/form-action';
import {
  changePassword,
  endAllSessions,
  endSessionOn,
  type PasswordChange,
  rename,
} from '@/lib/access/account';
import { changeAddress } from '@/lib/access/change-address';
import { clientAddress } from '@/lib/access/client-address';
import { demandFactors } from '@/lib/access/factors/required';
import { AddressForm, NameForm, NoFields, PasswordForm } from '@/lib/access/forms';
import { demandFresh } from '@/lib/access/fresh';
import { leaveForGood } from '@/lib/access/leaving';
import { passwordProblem } from '@/lib/access/password-strength';
import { requireUser } from '@/lib/access/require';
import { endSession, startSession } from '@/lib/access/session';
import { beforeOwnNewPassword } from '@/lib/access/throttle';
import type { FormState } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';

export async function renameAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submitChanges(NameForm, [], formData, async ({ name }, seen) => {
    if (name !== undefined) await rename(self, name, seen.name);
    return undefined;
  });
}

type Answer = Partial<FormState> | undefined;

async function tooMany(minutes: number): Promise<Answer> {
  const t = await getTranslations('access.signIn');
  return { doneAt: undefined, message: t('throttled', { minutes }) };
}

/** What the form shows when the change was not made. */
async function refusal(change: Exclude<PasswordChange, { ok: true }>): Promise<Answer> {
  if (change.reason === 'throttled') return tooMany(change.minutes);
  const t = await getTranslations('account');
  return { doneAt: undefined, errors: { currentPassword: t('wrong') } };
}

export async function changePasswordAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(PasswordForm, formData, async ({ currentPassword, newPassword }): Promise<Answer> => {
    const wait = await beforeOwnNewPassword(self.id);
    if (wait !== null) return tooMany(wait);
    const problem = await passwordProblem(newPassword, [self.email, self.name]);
    if (problem) {
      const t = await getTranslations('common.errors');
      return { doneAt: undefined, message: t('form'), errors: { newPassword: t(problem) } };
    }
    const change = await changePassword(self, currentPassword, newPassword);
    if (!change.ok) return refusal(change);
    // It goes on as it was: with the second factor where one was given, and waiting for none.
    await startSession(self.id, { proof: self.factorGiven ? 'two-factors' : 'provider', by: null });
    return undefined;
  });
}

/** Ends the session on this browser. */
export async function signOutAction(): Promise<void> {
  await endSession();
  redirect('/' as Route);
}

/** Ends the session on another device. */
export async function endSessionAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(z.object({ sessionId: z.uuid('invalid') }), formData, async ({ sessionId }) => {
    await endSessionOn(self, sessionId);
    return {};
  });
}

/** Ends every session of the person, this one too. */
export async function signOutEverywhereAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(NoFields, formData, async () => {
    await endAllSessions(self);
    await endSession();
    redirect('/sign-in' as Route);
  });
}

/** Gives the account another address. */
export async function changeAddressAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(AddressForm, formData, async ({ email }) => {
    await changeAddress(self, email, clientAddress(await headers()));
    return {};
  });
}

/** Shows where everything that is held about the person is downloaded, once they proved that it is them. */
export async function prepareDataAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(NoFields, formData, async () => {
    await demandFresh(self);
    await demandFactors(self);
    return { result: `/api/account/my-data.json?lang=${await getLocale()}` };
  });
}

/** Begins the week after which the account is deleted. */
export async function leaveAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(NoFields, formData, async () => {
    await leaveForGood(self);
    await endSession();
    redirect('/sign-in?leaving=begun' as Route);
  });
}
