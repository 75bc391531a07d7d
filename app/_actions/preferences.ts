'use server';

import type { Route } from 'next';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { safeNext } from '@/lib/access/next-path';
import { rememberLocale } from '@/lib/access/preferences';
import { PATH_HEADER, wantsDocument } from '@/lib/access/request-headers';
import { isLang } from '@/lib/i18n/locale';
import { localeCookie, preferenceOptions, themeCookie } from '@/lib/i18n/preference-cookies';
import { asForm } from './as-form';

/** Remembers the language on this device, and with the person when signed in. */
export async function setLocaleAction(formData: FormData): Promise<void> {
  const locale = asForm(formData).get('locale');
  if (!isLang(locale)) return;
  (await cookies()).set(localeCookie(), locale, preferenceOptions());
  await rememberLocale(locale);
  await showAgain();
}

/** Remembers light or dark on this device; `system` forgets it. */
export async function setThemeAction(formData: FormData): Promise<void> {
  const theme = asForm(formData).get('theme');
  const jar = await cookies();
  if (theme === 'light' || theme === 'dark') jar.set(themeCookie(), theme, preferenceOptions());
  // With its attributes: browsers take no other word for one that begins with `__Host-`.
  else jar.set(themeCookie(), '', { ...preferenceOptions(), maxAge: 0 });
  await showAgain();
}

/** Without scripts the answer would be a page that asks to send the form again when it is reloaded. */
async function showAgain(): Promise<void> {
  const sent = await headers();
  if (wantsDocument(sent)) redirect(safeNext(sent.get(PATH_HEADER)) as Route);
}
