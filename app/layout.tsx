import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { cookies } from 'next/headers';
import { connection } from 'next/server';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { themeCookie } from '@/lib/i18n/preference-cookies';
import { getTranslations } from '@/lib/i18n/translate';
import './globals.css';
import { SlowNavigation } from './_trouble/slow-navigation';
import { SkipLink } from './_ui/skip-link';

/** The subset that nearly every page needs, asked for together with the page; fonts.css has the others. */
const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-inter',
  adjustFontFallback: false,
});

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    title: { default: `Patamar · ${t('tagline')}`, template: '%s · Patamar' },
    description: t('tagline'),
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** Every page is rendered per request: the nonce of the content security policy must be its own. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const theme = (await cookies()).get(themeCookie())?.value;
  const t = await getTranslations('common');
  return (
    <html
      lang={await getLocale()}
      className={inter.variable}
      data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}
    >
      <body>
        <SkipLink label={t('skip')} />
        {children}
        <SlowNavigation strings={{ loading: t('navigation.loading'), offline: t('navigation.offline') }} />
      </body>
    </html>
  );
}
