import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/app/_forms/action-form';
import { ButtonLink } from '@/app/_ui/button';
import { SubmitButton } from '@/app/_ui/submit-button';
import { readOffToken } from '@/lib/access/mail-links';
import { getTranslations } from '@/lib/i18n/translate';
import { turnMailOffAction } from './actions';

interface Props {
  params: Promise<{ token: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.mail');
  return { title: t('title'), robots: { index: false, follow: false } };
}

/** Where the link at the end of a mail leads: one press turns its kind off, without signing in. */
export default async function MailOffPage({ params }: Props) {
  const { token } = await params;
  const off = readOffToken(token) ?? notFound();
  const t = await getTranslations('account.mail');
  return (
    <div className="mx-auto w-full max-w-md space-y-6">
      <h1>{t('title')}</h1>
      <p className="text-lg text-ink-soft">{t('offAsk', { kind: t(`kind.${off.kind}`) })}</p>
      <ActionForm action={turnMailOffAction} doneMessage={t('offDone')}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton size="lg" className="w-full" pendingLabel={t('saving')}>
          {t('offSubmit')}
        </SubmitButton>
      </ActionForm>
      <ButtonLink href={'/account#mail' as Route} variant="ghost">
        {t('all')}
      </ButtonLink>
    </div>
  );
}
