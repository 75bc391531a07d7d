import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getLocale, getMessages } from 'next-intl/server';
import { askToEnter } from '@/app/_actions/ask-passkey';
import { passkeyWords } from '@/app/_actions/confirm-again';
import { ForgetOffline } from '@/app/_device/forget-offline';
import { ActionForm } from '@/app/_forms/action-form';
import { FormText } from '@/app/_forms/fields';
import { PasskeyButton } from '@/app/_forms/passkey-button';
import { buttonClass } from '@/app/_ui/button-class';
import { Callout } from '@/app/_ui/callout';
import { LogIn } from '@/app/_ui/icons';
import { SubmitButton } from '@/app/_ui/submit-button';
import { passkeysWork } from '@/lib/access/factors/relying-party';
import { HOME, safeNext } from '@/lib/access/next-path';
import { OIDC_REFUSALS } from '@/lib/access/oidc-rules';
import { currentUser } from '@/lib/access/require';
import { readSession } from '@/lib/access/session';
import { whoOwesFactor } from '@/lib/access/sessions';
import { oidcSettings, siteOrigin } from '@/lib/env';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS, UNDO_DAYS } from '@/lib/limits';
import { NoCookies } from '../_forms/no-cookies';
import { factorPath } from '../_lib/enter';
import { enterWithPasskeyAction, signInAction } from './actions';
import { Keep } from './keep';
import { Kept } from './kept';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access.signIn'))('title') };
}

interface Props {
  searchParams: Promise<
    Record<'next' | 'error' | 'callbackUrl' | 'cookies' | 'leaving', string | string[] | undefined>
  >;
}

/** Where to go on to; next-auth calls it `callbackUrl` and gives our whole address. */
function nextOf(asked: Awaited<Props['searchParams']>): string {
  const { next, callbackUrl } = asked;
  const origin = siteOrigin();
  if (next !== undefined || typeof callbackUrl !== 'string' || !callbackUrl.startsWith(`${origin}/`)) {
    return safeNext(next);
  }
  return safeNext(callbackUrl.slice(origin.length));
}

/** Code of a message for what next-auth or the provider reported; anything unknown is just a failure. */
function errorCode({ error, cookies }: Awaited<Props['searchParams']>) {
  // Whoever just signed in and is nobody here has a browser that keeps no cookies.
  if (cookies !== undefined) return 'cookies_blocked';
  if (error === undefined) return null;
  if (error === 'Throttled') return 'throttled';
  return OIDC_REFUSALS.find((reason) => reason === error) ?? 'failed';
}

export default async function SignInPage({ searchParams }: Props) {
  const asked = await searchParams;
  const next = nextOf(asked);
  if (await currentUser()) redirect(next as Route);
  const claims = await readSession();
  // The password was right a moment ago, and the second factor is missing.
  if (claims && (await whoOwesFactor(claims))) redirect(factorPath(next) as Route);
  const [t, lang, messages] = await Promise.all([getTranslations('access'), getLocale(), getMessages()]);
  const { signIn } = messages.access;
  const provider = oidcSettings();
  const passkey = await passkeyWords();
  const error = errorCode(asked);
  return (
    <div className="mx-auto w-full max-w-md space-y-6">
      <ForgetOffline />
      <h1>{t('signIn.title')}</h1>
      {next === HOME ? null : (
        <p className="text-ink-soft">{t(next.startsWith('/join/') ? 'signIn.invited' : 'signIn.back')}</p>
      )}
      <NoCookies words={t('noCookies')} />
      <Kept next={next} lang={lang} {...signIn.kept} />
      {asked.leaving === 'begun' ? (
        <Callout role="status">{t('signIn.leavingBegun', { days: UNDO_DAYS })}</Callout>
      ) : null}
      {error ? (
        <Callout tone="danger" role="alert">
          {t(`errors.${error}`)}
        </Callout>
      ) : null}
      {provider ? (
        <>
          {/* Not a Link: the address answers with a redirect to another site, and must never be prefetched. */}
          <a
            href={`/api/auth/oidc?next=${encodeURIComponent(next)}${error === 'account_leaving' ? '&keep=yes' : ''}`}
            className={buttonClass('primary', 'lg', 'w-full')}
          >
            <LogIn aria-hidden />
            {t(error === 'account_leaving' ? 'signIn.keepProvider' : 'signIn.with', {
              provider: provider.name,
            })}
          </a>
          <p className="text-center text-sm text-ink-soft">{t('signIn.or')}</p>
        </>
      ) : null}
      <ActionForm action={signInAction} className="space-y-4">
        <input type="hidden" name="next" value={next} />
        <FormText
          name="email"
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          maxLength={LIMITS.email}
          required
        />
        <FormText
          name="password"
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          required
        />
        <Keep label={t('signIn.keep')} />
        <SubmitButton
          size="lg"
          className="w-full"
          variant={provider ? 'secondary' : 'primary'}
          pendingLabel={t('signIn.pending')}
        >
          {t('signIn.submit')}
        </SubmitButton>
      </ActionForm>
      {passkeysWork() ? (
        <ActionForm action={enterWithPasskeyAction}>
          <input type="hidden" name="next" value={next} />
          <PasskeyButton name="passkey" ask={askToEnter} words={passkey} variant="secondary" size="lg" />
        </ActionForm>
      ) : null}
      <p>
        <Link href={'/forgot' as Route} className="link">
          {t('signIn.forgot')}
        </Link>
      </p>
      {next === HOME ? (
        <p className="text-ink-soft">
          {t('signIn.newHere')}{' '}
          <Link href={'/sign-up' as Route} className="link">
            {t('signIn.signUp')}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
