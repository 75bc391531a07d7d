import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { setLocaleAction, setThemeAction } from '@/app/_actions/preferences';
import { Monitor, Moon, Sun } from '@/app/_ui/icons';
import { SwitchForm } from '@/app/_ui/switch-form';
import { getTranslations } from '@/lib/i18n/translate';

/** Languages are written in themselves, for people who cannot read the page's. */
const LANGUAGES = [
  { value: 'en', label: 'English', lang: 'en' },
  { value: 'pt-BR', label: 'Português', lang: 'pt-BR' },
];

/** Choice of language and theme for this device. */
export async function Preferences() {
  const t = await getTranslations('common');
  const theme = (await cookies()).get('patamar-theme')?.value ?? 'system';
  return (
    <div className="flex flex-wrap gap-3">
      <SwitchForm
        action={setLocaleAction}
        name="locale"
        legend={t('language.label')}
        options={LANGUAGES}
        current={await getLocale()}
      />
      <SwitchForm
        action={setThemeAction}
        name="theme"
        legend={t('theme.label')}
        current={theme}
        options={[
          { value: 'light', label: t('theme.light'), icon: <Sun aria-hidden /> },
          { value: 'dark', label: t('theme.dark'), icon: <Moon aria-hidden /> },
          { value: 'system', label: t('theme.system'), icon: <Monitor aria-hidden /> },
        ]}
      />
    </div>
  );
}
