import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { themeCookie } from '@/lib/i18n/preference-cookies';
import { MESSAGES } from '@/lib/i18n/words';
import { LanguageForm, ThemeForm } from './preference-forms';

/** Choice of language and theme for this device. */
export async function Preferences() {
  const [lang, jar] = await Promise.all([getLocale(), cookies()]);
  const { language, theme } = MESSAGES[lang].common;
  return (
    <div className="flex flex-wrap gap-3">
      <LanguageForm label={language.label} current={lang} />
      <ThemeForm words={theme} current={jar.get(themeCookie())?.value ?? 'system'} icons />
    </div>
  );
}
