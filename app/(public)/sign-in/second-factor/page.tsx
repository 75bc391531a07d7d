import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { askForFactor } from '@/app/_actions/ask-passkey';
import { passkeyWords } from '@/app/_actions/confirm-again';
import { ActionForm } from '@/app/_forms/action-form';
import { FormText } from '@/app/_forms/fields';
import { PasskeyButton } from '@/app/_forms/passkey-button';
import { titled } from '@/app/_lib/title';
import { SubmitButton } from '@/app/_ui/submit-button';
import { factorsOf } from '@/lib/access/factors/has-factor';
import { safeNext } from '@/lib/access/next-path';
import { readSession } from '@/lib/access/session';
import { whoOwesFactor } from '@/lib/access/sessions';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { giveFactorAction, startOverAction } from './actions';

export const generateMetadata = titled('access.factor.title');

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The only page that a session opens whose password was right and whose second factor is missing. */
export default async function SecondFactorPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  const claims = await readSession();
  const owes = claims && (await whoOwesFactor(claims));
  if (!owes) redirect(`/sign-in?next=${encodeURIComponent(next)}` as Route);
  const factors = await factorsOf(owes.userId);
  if (factors.passkeys === 0 && !factors.codes) redirect('/account/second-factor' as Route);
  const [t, words] = await Promise.all([getTranslations('access.factor'), passkeyWords()]);
  const byPasskey = factors.passkeys > 0;
  const byCode = factors.codes || factors.recoveryCodes > 0;
  const wanted = factors.codes ? 'code' : 'recovery';
  return (
    <div className="mx-auto w-full max-w-md space-y-6">
      <h1>{t('title')}</h1>
      <p className="text-ink-soft">{t(owes.signedIn ? 'whyOrganization' : 'why')}</p>
      <ActionForm action={giveFactorAction} className="space-y-4">
        <input type="hidden" name="next" value={next} />
        {byPasskey ? <PasskeyButton name="passkey" ask={askForFactor} words={words} size="lg" /> : null}
        {byPasskey && byCode ? <p className="text-center text-sm text-ink-soft">{t('or')}</p> : null}
        {byCode ? (
          <>
            <FormText
              name="code"
              label={t(wanted === 'code' ? 'code' : 'recoveryOnly')}
              hint={t(`${wanted}Hint`)}
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={LIMITS.code}
              required
            />
            <SubmitButton
              size="lg"
              className="w-full"
              variant={byPasskey ? 'secondary' : 'primary'}
              pendingLabel={t('pending')}
            >
              {t('submit')}
            </SubmitButton>
          </>
        ) : null}
      </ActionForm>
      <p className="text-sm text-ink-soft">{t('lost')}</p>
      <form action={startOverAction}>
        <SubmitButton variant="ghost" pendingLabel={t('pending')}>
          {t('other')}
        </SubmitButton>
      </form>
    </div>
  );
}
