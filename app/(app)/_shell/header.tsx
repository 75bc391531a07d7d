import type { Route } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import { getLocale, getMessages } from 'next-intl/server';
import { setLocaleAction, setThemeAction } from '@/app/_actions/preferences';
import { SignOutGuard } from '@/app/_device/sign-out-guard';
import { LogOut, UserRound } from '@/app/_ui/icons';
import { Logo } from '@/app/_ui/logo';
import { Menu, MenuGroup } from '@/app/_ui/menu';
import { Name } from '@/app/_ui/name';
import { SwitchForm } from '@/app/_ui/switch-form';
import { signOutAction } from '@/app/(app)/account/actions';
import type { CurrentUser } from '@/lib/access/require';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';

/** Top of every signed-in page: where home is, who I am, language and theme. */
export async function Header({ user }: { user: CurrentUser }) {
  const [t, lang, messages] = await Promise.all([getTranslations('common'), getLocale(), getMessages()]);
  const strings = messages.answer.signOut;
  const theme = (await cookies()).get('patamar-theme')?.value ?? 'system';
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
            {t('nav.learn')}
          </Link>
          <Menu
            label={
              <span className="min-w-0 max-w-40 truncate" title={isolated(user.name)}>
                <Name>{user.name}</Name>
              </span>
            }
            name={t('nav.menu', { name: isolated(user.name) })}
          >
            <MenuGroup label={t('language.label')}>
              <div className="px-3 py-1">
                <SwitchForm
                  action={setLocaleAction}
                  name="locale"
                  legend={t('language.label')}
                  current={lang}
                  options={[
                    { value: 'en', label: 'English', lang: 'en' },
                    { value: 'pt-BR', label: 'Português', lang: 'pt-BR' },
                  ]}
                />
              </div>
            </MenuGroup>
            <MenuGroup label={t('theme.label')}>
              <div className="px-3 py-1">
                <SwitchForm
                  action={setThemeAction}
                  name="theme"
                  legend={t('theme.label')}
                  current={theme}
                  options={[
                    { value: 'light', label: t('theme.light') },
                    { value: 'dark', label: t('theme.dark') },
                    { value: 'system', label: t('theme.system') },
                  ]}
                />
              </div>
            </MenuGroup>
            <div className="border-t border-line py-1">
              <Link href="/account" className="menu-item">
                <UserRound aria-hidden /> {t('nav.account')}
              </Link>
              <SignOutGuard userId={user.id} strings={strings} lang={lang}>
                <form action={signOutAction}>
                  <button type="submit" className="menu-item w-full">
                    <LogOut aria-hidden /> {t('nav.signOut')}
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
