import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ActionForm } from '@/app/_forms/action-form';
import { FormSelect, FormText } from '@/app/_forms/fields';
import { SubmitButton } from '@/app/_ui/submit-button';
import { HOME } from '@/lib/access/next-path';
import { currentUser } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { BrowserZone } from '../_forms/browser-zone';
import { NewPersonFields } from '../_forms/new-person-fields';
import { NoCookies } from '../_forms/no-cookies';
import { jobRoleOptions, newPersonLabels } from '../_lib/labels';
import { signUpAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access.signUp'))('title') };
}

export default async function SignUpPage() {
  if (await currentUser()) redirect(HOME as Route);
  const [t, common, labels, roles] = await Promise.all([
    getTranslations('access.signUp'),
    getTranslations('common'),
    newPersonLabels(),
    jobRoleOptions(),
  ]);
  const noCookies = (await getTranslations('access'))('noCookies');
  return (
    <div className="mx-auto w-full max-w-md space-y-6">
      <header className="space-y-2">
        <h1>{t('title')}</h1>
        <p className="text-lg text-ink-soft">{t('description')}</p>
      </header>
      <NoCookies words={noCookies} />
      <ActionForm action={signUpAction} className="space-y-8">
        <BrowserZone name="timeZone" />
        <fieldset className="space-y-4">
          <legend className="mb-4 text-lg font-semibold">{t('you')}</legend>
          <NewPersonFields labels={labels} signIn={'/sign-in' as Route} />
        </fieldset>
        <fieldset className="space-y-4">
          <legend className="mb-4 text-lg font-semibold">{t('work')}</legend>
          <FormText
            name="organization"
            label={t('organization')}
            autoComplete="organization"
            maxLength={LIMITS.name}
            required
          />
          <FormText name="team" label={t('team')} autoComplete="off" maxLength={LIMITS.name} required />
          <FormSelect name="jobRole" label={t('jobRole')} note={common('optional')} options={roles} />
        </fieldset>
        <SubmitButton size="lg" className="w-full" pendingLabel={t('pending')}>
          {t('submit')}
        </SubmitButton>
      </ActionForm>
      <p className="text-ink-soft">
        {t('haveAccount')}{' '}
        <Link href={'/sign-in' as Route} className="link">
          {common('nav.signIn')}
        </Link>
      </p>
    </div>
  );
}
