import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { ActionForm } from '@/app/_forms/action-form';
import { FormText } from '@/app/_forms/fields';
import { SubmitButton } from '@/app/_ui/submit-button';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { enterCodeAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access.code'))('title'), robots: { index: false } };
}

/** The way in for who sees a code on a wall. */
export default async function CodePage() {
  const t = await getTranslations('access.code');
  return (
    <div className="mx-auto w-full max-w-md space-y-6">
      <header className="space-y-2">
        <h1>{t('title')}</h1>
        <p className="text-lg text-ink-soft">{t('description')}</p>
      </header>
      <ActionForm action={enterCodeAction} className="space-y-4">
        <FormText
          name="code"
          label={t('label')}
          hint={t('hint')}
          required
          maxLength={LIMITS.code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <SubmitButton size="lg" className="w-full" pendingLabel={t('pending')}>
          {t('submit')}
        </SubmitButton>
      </ActionForm>
      <p className="text-ink-soft">
        {t('other')}{' '}
        <Link href={'/sign-in' as Route} className="link">
          {t('signIn')}
        </Link>
      </p>
    </div>
  );
}
