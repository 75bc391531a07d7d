import { getLocale, getMessages } from 'next-intl/server';
import { SignOutGuard } from '@/app/_device/sign-out-guard';
import { Ask } from '@/app/_forms/ask';
import { Card, CardHeader } from '@/app/_ui/card';
import { SubmitButton } from '@/app/_ui/submit-button';
import { getTranslations } from '@/lib/i18n/translate';
import { signOutAction, signOutEverywhereAction } from './actions';
import { SessionList } from './session-list';

/** Ways out. `everywhere` is for people who are one person: the demo's are shared by all visitors. */
export async function SessionsSection({ userId, everywhere }: { userId: string; everywhere: boolean }) {
  const [t, lang, messages] = await Promise.all([getTranslations('account'), getLocale(), getMessages()]);
  const guard = { userId, lang, strings: messages.answer.signOut };
  return (
    <Card as="section">
      <CardHeader title={t('sessions')} />
      {everywhere ? <SessionList userId={userId} /> : null}
      <SignOutGuard {...guard}>
        <form action={signOutAction}>
          <SubmitButton variant="secondary" pendingLabel={t('signingOut')}>
            {t('signOut')}
          </SubmitButton>
        </form>
      </SignOutGuard>
      {everywhere ? (
        <SignOutGuard {...guard}>
          <div className="mt-6 space-y-3 border-t border-line pt-4">
            <p className="text-ink-soft">{t('signOutEverywhereHint')}</p>
            <Ask
              action={signOutEverywhereAction}
              size="md"
              word={t('signOutEverywhere')}
              title={t('signOutEverywhereTitle')}
            >
              <p>{t('signOutEverywhereBody')}</p>
            </Ask>
          </div>
        </SignOutGuard>
      ) : null}
    </Card>
  );
}
