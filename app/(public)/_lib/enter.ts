import 'server-only';
import { cookies, headers } from 'next/headers';
import { clientAddress } from '@/lib/access/client-address';
import { deviceCookie, deviceCookieOptions, rememberDevice } from '@/lib/access/device';
import { startSession } from '@/lib/access/session';
import { type FormState, typedValues } from '@/lib/form';
import { isLang, LOCALE_COOKIE } from '@/lib/i18n/locale';

/** Network address of the request, for limits. */
export const requestAddress = async (): Promise<string> => clientAddress(await headers());

/** What this browser proves about accounts that were used on it, for limits. */
export const requestDevices = async (): Promise<string | undefined> =>
  (await cookies()).get(deviceCookie())?.value;

/**
 * Signs in on this browser, in the person's language unless this device has one chosen. Strangers who guess the password of
 * this address elsewhere do not lock the person out here from now on.
 */
export async function enter(
  person: { userId: string; locale?: string | null },
  email: string,
): Promise<void> {
  await startSession(person.userId);
  const jar = await cookies();
  jar.set(deviceCookie(), rememberDevice(await requestDevices(), email), deviceCookieOptions());
  if (!isLang(person.locale) || jar.has(LOCALE_COOKIE)) return;
  const maxAge = 60 * 60 * 24 * 365;
  jar.set(LOCALE_COOKIE, person.locale, { maxAge, path: '/', sameSite: 'lax', httpOnly: true });
}

/** What a form answers when its fields are fine and the request is not: what was typed stays, passwords excepted. */
export function rejected(formData: FormData, more: Partial<FormState>): Partial<FormState> {
  return { doneAt: undefined, values: typedValues(formData), ...more };
}
