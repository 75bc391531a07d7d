import type { Route } from 'next';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { oidcSettings } from '@/lib/env';
import { getTranslations } from '@/lib/i18n/translate';

export const generateMetadata = titled('access.reset.forgot.title');

/** Who helps somebody that forgot their password. Says nothing of any address. */
export default async function ForgotPage() {
  const t = await getTranslations('access.reset.forgot');
  return (
    <div className="mx-auto w-full max-w-md space-y-6">
      <h1>{t('title')}</h1>
      <p className="text-lg text-ink-soft">{t('intro')}</p>
      <ul className="list-disc space-y-3 pl-5">
        <li>{t('admin')}</li>
        <li>{t('owner')}</li>
        {oidcSettings() ? <li>{t('provider')}</li> : null}
      </ul>
      <ButtonLink href={'/sign-in' as Route}>{t('back')}</ButtonLink>
    </div>
  );
}
