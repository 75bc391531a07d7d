import { ActionForm } from '@/app/_forms/action-form';
import { Callout } from '@/app/_ui/callout';
import { Card, CardHeader } from '@/app/_ui/card';
import { SubmitButton } from '@/app/_ui/submit-button';
import { siteOrigin } from '@/lib/env';
import { getTranslations } from '@/lib/i18n/translate';
import { makeRecoveryCodesAction } from './actions';
import { RecoveryCodes } from './recovery-codes';

/** Codes for the day on which everything else is lost; how many are left, and new ones. */
export async function Recovery({ left, email }: { left: number; email: string }) {
  const t = await getTranslations('account.factors.recovery');
  const words = {
    once: t('once'),
    label: t('label'),
    copy: t('copy'),
    copied: t('copied'),
    copyFailed: t('copyFailed'),
    download: t('download'),
    print: t('print'),
    file: t('file'),
    heading: t('heading', { email, address: siteOrigin() }),
  };
  return (
    <Card as="section">
      <CardHeader title={t('title')} description={t('description')} />
      <ActionForm action={makeRecoveryCodesAction} className="space-y-4">
        {left === 0 ? <Callout tone="warning">{t('none')}</Callout> : <p>{t('left', { left })}</p>}
        <RecoveryCodes words={words} />
        <div data-print="hide" className="space-y-2">
          {left === 0 ? null : <p className="text-sm text-ink-soft">{t('voids')}</p>}
          <SubmitButton variant={left === 0 ? 'primary' : 'secondary'} pendingLabel={t('making')}>
            {t(left === 0 ? 'make' : 'makeNew')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
