import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/app/_ui/button';
import { Logo } from '@/app/_ui/logo';
import { HOME } from '@/lib/access/next-path';
import { currentUser } from '@/lib/access/require';
import { Preferences } from './_forms/preferences';

/** Frame of the pages that everybody may see. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const [t, user] = await Promise.all([getTranslations('landing'), currentUser()]);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex w-full max-w-6xl items-center justify-between gap-4 px-4 py-4 sm:px-6">
        <Link href={'/' as Route} className="rounded-md">
          <Logo />
        </Link>
        {user ? (
          <ButtonLink href={HOME as Route}>{t('toTeams')}</ButtonLink>
        ) : (
          <ButtonLink href={'/sign-in' as Route} variant="ghost">
            {t('signIn')}
          </ButtonLink>
        )}
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl grow px-4 py-8 sm:px-6">
        {children}
      </main>
      <footer className="border-t border-line">
        <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-4 px-4 py-6 sm:px-6">
          <Preferences />
        </div>
      </footer>
    </div>
  );
}
