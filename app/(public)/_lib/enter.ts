import 'server-only';
import type { Route } from 'next';
import { cookies, headers } from 'next/headers';
import { deviceOwner } from '@/lib/access/authenticate';
import { clientAddress } from '@/lib/access/client-address';
import { deviceCookie, deviceCookieOptions, knownDevice, rememberDevice } from '@/lib/access/device';
import { tellOfNewDevice } from '@/lib/access/new-device';
import { startSession } from '@/lib/access/session';
import type { Proof } from '@/lib/access/sessions';
import { type FormState, typedValues } from '@/lib/form';
import { isLang } from '@/lib/i18n/locale';
import { localeCookie, preferenceOptions } from '@/lib/i18n/preference-cookies';

/** Network address of the request, for limits. */
export const requestAddress = async (): Promise<string> => clientAddress(await headers());

/** What this browser proves about accounts that were used on it, for limits. */
export const requestDevices = async (): Promise<string | undefined> =>
  (await cookies()).get(deviceCookie())?.value;

/**
 * Signs in on this browser, in the person's language unless this device has one chosen. Strangers who guess the password of
 * this address elsewhere do not lock the person out here from now on.
 * @param how what was given instead of a password; whether an account that is to be deleted is kept, once all is given
 * @returns whether the second factor is missing: the way in then leads by `factorPath`
 */
export async function enter(
  person: { userId: string; locale?: string | null; passwordHash?: string | null },
  { proof, keep }: { proof?: Proof; keep?: boolean } = {},
): Promise<{ awaitsFactor: boolean }> {
  const begun = await startSession(person.userId, { proof, keep, checked: person.passwordHash });
  const jar = await cookies();
  const owner = await deviceOwner(person.userId);
  if (owner && !knownDevice(await requestDevices(), owner))
    await tellOfNewDevice(person.userId, (await headers()).get('user-agent'));
  if (owner) jar.set(deviceCookie(), rememberDevice(await requestDevices(), owner), deviceCookieOptions());
  if (isLang(person.locale) && !jar.has(localeCookie()))
    jar.set(localeCookie(), person.locale, preferenceOptions());
  return begun;
}

/** The page that asks for the second factor, and leads on to `next` from there. */
export const factorPath = (next: string) => `/sign-in/second-factor?next=${encodeURIComponent(next)}`;

/**
 * Where to go on to after `enter`. A browser that sent no cookie at all may keep none, and would be asked to sign in again without
 * a word: it goes by the sign-in page, which leads on or says so.
 */
export async function wayIn(path: string): Promise<Route> {
  const sent = (await headers()).get('cookie');
  return (sent ? path : `/sign-in?cookies=asked&next=${encodeURIComponent(path)}`) as Route;
}

/** What a form answers when its fields are fine and the request is not: what was typed stays, passwords excepted. */
export function rejected(formData: FormData, more: Partial<FormState>): Partial<FormState> {
  return { doneAt: undefined, values: typedValues(formData), ...more };
}
