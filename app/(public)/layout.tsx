import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Preferences } from '@/app/_forms/preferences';
import { ButtonLink } from '@/app/_ui/button';
import { Logo } from '@/app/_ui/logo';
import { HOME } from '@/lib/access/next-path';
import { currentUser } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';

const LEARN = '/learn' as Route;

/** Frame of the pages that everybody may see. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const [t, common, user] = await Promise.all([
    getTranslations('landing'),
    getTranslations('common'),
    currentUser(),
  ]);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-4 sm:px-6">
        <Link href={'/' as Route} prefetch={false} className="rounded-md">
          <Logo />
        </Link>
        <nav aria-label={common('nav.main')} className="flex items-center gap-1 sm:gap-3">
          <ButtonLink href={LEARN} prefetch={false} variant="ghost" className="max-sm:px-2">
            {common('nav.learn')}
          </ButtonLink>
          {user ? (
            <ButtonLink href={HOME as Route} className="max-sm:px-2">
              {t('toTeams')}
            </ButtonLink>
          ) : (
            <ButtonLink href={'/sign-in' as Route} prefetch={false} variant="ghost" className="max-sm:px-2">
              {t('signIn')}
            </ButtonLink>
          )}
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl grow px-4 py-8 sm:px-6">
        {children}
      </main>
      <footer className="border-t border-line">
        <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-4 px-4 py-6 sm:px-6">
          <Preferences />
          <Link href={LEARN} prefetch={false} className="link inline-flex min-h-11 items-center">
            {common('nav.learn')}
          </Link>
        </div>
      </footer>
    </div>
  );
}
