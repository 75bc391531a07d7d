import type { Route } from 'next';
import { headers } from 'next/headers';
import { ButtonLink } from '@/app/_ui/button';
import { whyInvitationIsOver } from '@/lib/access/invitation';
import { PATH_HEADER } from '@/lib/access/request-headers';
import { currentUser } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';

/** The token in the address: a page that says that there is nothing is told nothing itself. */
async function tokenAsked(): Promise<string> {
  const [, token = ''] = /^\/join\/([^/?]+)/.exec((await headers()).get(PATH_HEADER) ?? '') ?? [];
  try {
    return decodeURIComponent(token);
  } catch {
    return '';
  }
}

/** Whoever holds a link reads why it lets nobody in, and nothing of where it led; an unknown one looks like any address that is not there. */
export default async function InvitationGone() {
  const [t, person, token] = await Promise.all([getTranslations('access.join'), currentUser(), tokenAsked()]);
  const over = await whyInvitationIsOver(token, person?.id ?? null);
  return (
    <div className="mx-auto w-full max-w-md space-y-4">
      <h1>{t('goneTitle')}</h1>
      <p className="text-lg text-ink-soft">{over ? t(`over.${over.reason}`) : t('gone')}</p>
      {over && !person ? (
        <>
          <p>{t('over.joined')}</p>
          <ButtonLink href={'/sign-in' as Route}>{t('over.signIn')}</ButtonLink>
        </>
      ) : (
        <ButtonLink href={'/' as Route}>{t('home')}</ButtonLink>
      )}
    </div>
  );
}
