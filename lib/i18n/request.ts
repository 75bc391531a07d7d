import 'server-only';
import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { chooseLocale } from './locale';
import { localeCookie } from './preference-cookies';
import { MESSAGES } from './words';

export default getRequestConfig(async () => {
  const locale = chooseLocale(
    (await cookies()).get(localeCookie())?.value,
    (await headers()).get('accept-language'),
  );
  // Days come from lib/i18n/format in the organization's zone; this only keeps the server's own out of everything else.
  return { locale, messages: MESSAGES[locale], timeZone: 'UTC' };
});
