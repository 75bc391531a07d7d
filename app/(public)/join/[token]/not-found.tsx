import type { Route } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { getTranslations } from '@/lib/i18n/translate';

/** Unknown, expired and withdrawn links look the same, and like any address that is not there. */
export default async function InvitationGone() {
  const t = await getTranslations('access.join');
  return (
    <div className="mx-auto w-full max-w-md space-y-4">
      <h1>{t('goneTitle')}</h1>
      <p className="text-lg text-ink-soft">{t('gone')}</p>
      <ButtonLink href={'/' as Route}>{t('home')}</ButtonLink>
    </div>
  );
}
