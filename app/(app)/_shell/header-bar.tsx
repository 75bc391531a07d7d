'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { SignOutGuard } from '@/app/_device/sign-out-guard';
import { LanguageForm, ThemeForm } from '@/app/_forms/preference-forms';
import { LogOut, UserRound } from '@/app/_ui/icons';
import { Logo } from '@/app/_ui/logo';
import { Menu, MenuGroup } from '@/app/_ui/menu';
import { Name } from '@/app/_ui/name';
import { signOutAction } from '@/app/(app)/account/actions';
import type messages from '@/lib/i18n/messages/en/answer.json';
import type common from '@/lib/i18n/messages/en/common.json';
import { isolated } from '@/lib/i18n/names';
import type { Lang } from '@/lib/model/schema';

interface Props {
  userId: string;
  name: string;
  lang: Lang;
  theme: string;
  words: Record<'learn' | 'account' | 'signOut' | 'menu' | 'language', string> & {
    theme: (typeof common)['theme'];
    guard: (typeof messages)['signOut'];
  };
}

/** The header of `Header`, from plain data: every page carries it, but only once, as what is seen. */
export function HeaderBar({ userId, name, lang, theme, words }: Props) {
  return (
    <header className="border-b border-line bg-surface" data-print="hide">
      <div className="mx-auto flex h-14 max-w-6xl items-center justify-between gap-2 px-4 sm:gap-4 sm:px-6">
        <Link href="/home" className="shrink-0 rounded-md py-1">
          <Logo />
        </Link>
        <div className="flex min-w-0 items-center gap-1 sm:gap-3">
          <Link
            href={'/learn' as Route}
            prefetch={false}
            className="inline-flex min-h-11 shrink-0 items-center rounded-md px-1 text-ink-soft sm:px-3 hover:text-ink hover:underline"
          >
            {words.learn}
          </Link>
          <Menu
            label={
              <span className="min-w-0 max-w-40 truncate" title={isolated(name)}>
                <Name>{name}</Name>
              </span>
            }
            name={words.menu}
          >
            <MenuGroup label={words.language}>
              <div className="px-3 py-1">
                <LanguageForm label={words.language} current={lang} />
              </div>
            </MenuGroup>
            <MenuGroup label={words.theme.label}>
              <div className="px-3 py-1">
                <ThemeForm words={words.theme} current={theme} />
              </div>
            </MenuGroup>
            <div className="border-t border-line py-1">
              <Link href="/account" className="menu-item">
                <UserRound aria-hidden /> {words.account}
              </Link>
              <SignOutGuard userId={userId} strings={words.guard} lang={lang}>
                <form action={signOutAction}>
                  <button type="submit" className="menu-item w-full">
                    <LogOut aria-hidden /> {words.signOut}
                  </button>
                </form>
              </SignOutGuard>
            </div>
          </Menu>
        </div>
      </div>
    </header>
  );
}
