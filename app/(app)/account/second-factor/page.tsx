import type { Route } from 'next';
import Link from 'next/link';
import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { isDemoEmail } from '@/lib/access/email';
import { codesBegun } from '@/lib/access/factors/codes';
import { factorsOf } from '@/lib/access/factors/has-factor';
import { passkeysOf } from '@/lib/access/factors/passkeys';
import { asksForFactor } from '@/lib/access/factors/required';
import { requireUser } from '@/lib/access/require';
import { formatList } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { Codes } from './codes';
import { Passkeys } from './passkeys';
import { Recovery } from './recovery';

export const generateMetadata = titled('account.factors.title');

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The second factors of a person; whom an organization sends here for one comes back to it. */
export default async function SecondFactorsPage({ searchParams }: Props) {
  const user = await requireUser();
  const [t, lang, { organization }] = await Promise.all([
    getTranslations('account'),
    getLocale(),
    searchParams,
  ]);
  if (isDemoEmail(user.email)) {
    return (
      <div className="max-w-2xl">
        <PageHeader title={t('factors.title')} />
        <Callout>{t('factors.demo')}</Callout>
      </div>
    );
  }
  const [factors, passkeys, begun, asking] = await Promise.all([
    factorsOf(user.id),
    passkeysOf(user.id),
    codesBegun(user),
    asksForFactor(user.id),
  ]);
  const many = passkeys.length + (factors.codes ? 1 : 0);
  const from = asking.find(({ id }) => id === organization);
  const names = formatList(
    lang,
    asking.map(({ name }) => isolated(name)),
  );
  const last = many !== 1 ? null : asking.length > 0 ? t('factors.lastAsked', { names }) : t('factors.last');
  return (
    <div className="max-w-2xl">
      <p className="mb-2 text-sm" data-print="hide">
        <Link href={'/account' as Route} className="link">
          {t('title')}
        </Link>
      </p>
      <PageHeader title={t('factors.title')} description={t('factors.description')} />
      <div className="space-y-6">
        {from && many === 0 ? (
          <Callout tone="warning" title={t('factors.asked', { name: isolated(from.name) })}>
            {t('factors.askedBody')}
          </Callout>
        ) : null}
        {from && user.factorGiven ? (
          <Callout
            tone="success"
            title={t('factors.ready')}
            actions={
              <ButtonLink href={`/organizations/${from.id}` as Route}>
                {t('factors.goOn', { name: isolated(from.name) })}
              </ButtonLink>
            }
          >
            {factors.recoveryCodes === 0 ? t('factors.readyBody') : null}
          </Callout>
        ) : null}
        <Passkeys passkeys={passkeys} last={last} />
        <Codes on={factors.codes} begun={begun} last={last} />
        {many > 0 ? <Recovery left={factors.recoveryCodes} email={user.email} /> : null}
      </div>
    </div>
  );
}
