import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/app/_forms/action-form';
import { FormText } from '@/app/_forms/fields';
import { SubmitButton } from '@/app/_ui/submit-button';
import { findPasswordLink } from '@/lib/access/password-link';
import { PASSWORD_MIN } from '@/lib/access/password-rules';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { NoCookies } from '../../_forms/no-cookies';
import { renewPasswordAction } from './actions';

interface Props {
  params: Promise<{ token: string }>;
}

/** The address is a key: search engines must not keep it, should one ever find it. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('access.reset');
  return { title: t('title'), robots: { index: false, follow: false } };
}

export default async function ResetPage({ params }: Props) {
  const { token } = await params;
  const link = (await findPasswordLink(token)) ?? notFound();
  const [t, account, access] = await Promise.all([
    getTranslations('access.reset'),
    getTranslations('account'),
    getTranslations('access'),
  ]);
  return (
    <div className="mx-auto w-full max-w-md space-y-6">
      <header className="space-y-2">
        <h1>{t('title')}</h1>
        <p className="text-lg text-ink-soft">{t('intro', { name: isolated(link.name) })}</p>
        <p className="text-ink-soft">{t('answers')}</p>
      </header>
      <NoCookies words={access('noCookies')} />
      <ActionForm action={renewPasswordAction} className="space-y-4">
        <input type="hidden" name="token" value={token} />
        {/* For password managers, so that they know whose password changes. */}
        <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
        <FormText
          name="password"
          label={t('label')}
          hint={account('newHint', { min: PASSWORD_MIN })}
          type="password"
          autoComplete="new-password"
          required
        />
        <SubmitButton size="lg" className="w-full" pendingLabel={t('pending')}>
          {t('submit')}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
