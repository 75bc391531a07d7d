'use client';

import { setLocaleAction, setThemeAction } from '@/app/_actions/preferences';
import { Monitor, Moon, Sun } from '@/app/_ui/icons';
import { SwitchForm } from '@/app/_ui/switch-form';

/** Languages are written in themselves, for people who cannot read the page's. */
const LANGUAGES = [
  { value: 'en', label: 'English', lang: 'en' },
  { value: 'pt-BR', label: 'Português', lang: 'pt-BR' },
];

/** Choice of language for this device. */
export function LanguageForm({ label, current }: { label: string; current: string }) {
  return (
    <SwitchForm action={setLocaleAction} name="locale" legend={label} options={LANGUAGES} current={current} />
  );
}

interface ThemeProps {
  words: { label: string; light: string; dark: string; system: string };
  current: string;
  icons?: boolean;
}

/** Choice of theme for this device. */
export function ThemeForm({ words, current, icons = false }: ThemeProps) {
  return (
    <SwitchForm
      action={setThemeAction}
      name="theme"
      legend={words.label}
      current={current}
      options={[
        { value: 'light', label: words.light, icon: icons && <Sun aria-hidden /> },
        { value: 'dark', label: words.dark, icon: icons && <Moon aria-hidden /> },
        { value: 'system', label: words.system, icon: icons && <Monitor aria-hidden /> },
      ]}
    />
  );
}
