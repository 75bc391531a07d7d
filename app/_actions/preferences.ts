'use server';

import type { Route } from 'next';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { safeNext } from '@/lib/access/next-path';
import { rememberLocale } from '@/lib/access/preferences';
import { PATH_HEADER, wantsDocument } from '@/lib/access/request-headers';
import { isLang, LOCALE_COOKIE } from '@/lib/i18n/locale';

const YEAR = 60 * 60 * 24 * 365;
const COOKIE = { maxAge: YEAR, path: '/', sameSite: 'lax', httpOnly: true } as const;

/** Remembers the language on this device, and with the person when signed in. */
export async function setLocaleAction(formData: FormData): Promise<void> {
  const locale = formData.get('locale');
  if (!isLang(locale)) return;
  (await cookies()).set(LOCALE_COOKIE, locale, COOKIE);
  await rememberLocale(locale);
  await showAgain();
}

/** Remembers light or dark on this device; `system` forgets it. */
export async function setThemeAction(formData: FormData): Promise<void> {
  const theme = formData.get('theme');
  if (theme === 'light' || theme === 'dark') (await cookies()).set('patamar-theme', theme, COOKIE);
  else (await cookies()).delete('patamar-theme');
  await showAgain();
}

/** Without scripts the answer would be a page that asks to send the form again when it is reloaded. */
async function showAgain(): Promise<void> {
  const sent = await headers();
  if (wantsDocument(sent)) redirect(safeNext(sent.get(PATH_HEADER)) as Route);
}
