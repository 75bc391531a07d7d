import type { Route } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { getTranslations } from '@/lib/i18n/translate';

/** Unknown, used, replaced and expired links look the same, and like any address that is not there. */
export default async function PasswordLinkGone() {
  const t = await getTranslations('access.reset');
  return (
    <div className="mx-auto w-full max-w-md space-y-4">
      <h1>{t('gone.title')}</h1>
      <p className="text-lg text-ink-soft">{t('gone.body')}</p>
      <ButtonLink href={'/forgot' as Route}>{t('forgot.title')}</ButtonLink>
    </div>
  );
}
