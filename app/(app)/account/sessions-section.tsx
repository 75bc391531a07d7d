import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/app/_forms/action-form';
import { Card, CardHeader } from '@/app/_ui/card';
import { SubmitButton } from '@/app/_ui/submit-button';
import { signOutAction, signOutEverywhereAction } from './actions';

/** Ways out. `everywhere` is for people who are one person: the demo's are shared by all visitors. */
export async function SessionsSection({ everywhere }: { everywhere: boolean }) {
  const t = await getTranslations('account');
  return (
    <Card as="section">
      <CardHeader title={t('sessions')} />
      <form action={signOutAction}>
        <SubmitButton variant="secondary" pendingLabel={t('signingOut')}>
          {t('signOut')}
        </SubmitButton>
      </form>
      {everywhere ? (
        <ActionForm action={signOutEverywhereAction} className="mt-6 space-y-3 border-t border-line pt-4">
          <p className="text-ink-soft">{t('signOutEverywhereHint')}</p>
          <SubmitButton variant="danger" pendingLabel={t('signingOut')}>
            {t('signOutEverywhere')}
          </SubmitButton>
        </ActionForm>
      ) : null}
    </Card>
  );
}
