import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import type { CurrentUser } from '@/lib/access/require';
import { isolated } from '@/lib/i18n/names';
import { themeCookie } from '@/lib/i18n/preference-cookies';
import { getTranslations } from '@/lib/i18n/translate';
import { MESSAGES } from '@/lib/i18n/words';
import { HeaderBar } from './header-bar';

/** Top of every signed-in page: where home is, who I am, language and theme. */
export async function Header({ user }: { user: CurrentUser }) {
  const [t, lang, jar] = await Promise.all([getTranslations('common'), getLocale(), cookies()]);
  const { nav, theme, language } = MESSAGES[lang].common;
  const words = {
    learn: nav.learn,
    account: nav.account,
    signOut: nav.signOut,
    menu: t('nav.menu', { name: isolated(user.name) }),
    language: language.label,
    theme,
    guard: MESSAGES[lang].answer.signOut,
  };
  return (
    <HeaderBar
      userId={user.id}
      name={user.name}
      lang={lang}
      theme={jar.get(themeCookie())?.value ?? 'system'}
      words={words}
    />
  );
}
