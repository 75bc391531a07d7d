import type { Route } from 'next';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { mailSettings, oidcSettings } from '@/lib/env';
import { getTranslations } from '@/lib/i18n/translate';
import { ForgotForm } from './forgot-form';

export const generateMetadata = titled('access.reset.forgot.title');

/** How somebody that forgot their password gets a new one: by mail where it is sent, and by people. Says nothing of any address. */
export default async function ForgotPage() {
  const t = await getTranslations('access.reset.forgot');
  const mails = mailSettings() !== null;
  return (
    <div className="mx-auto w-full max-w-md space-y-6">
      <h1>{t('title')}</h1>
      {mails ? <ForgotForm /> : null}
      <p className={mails ? 'text-ink-soft' : 'text-lg text-ink-soft'}>{t(mails ? 'otherwise' : 'intro')}</p>
      <ul className="list-disc space-y-3 pl-5">
        <li>{t('admin')}</li>
        <li>{t('owner')}</li>
        {oidcSettings() ? <li>{t('provider')}</li> : null}
      </ul>
      <ButtonLink href={'/sign-in' as Route} variant={mails ? 'secondary' : undefined}>
        {t('back')}
      </ButtonLink>
    </div>
  );
}
