import type { Route } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { Card } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { Name } from '@/app/_ui/name';
import { PageHeader } from '@/app/_ui/page-header';
import { findOrganizationAccess } from '@/lib/access/find-access';
import { organizationsOf } from '@/lib/access/organizations-of';
import { closedPath, requireUser } from '@/lib/access/require';
import { readSession } from '@/lib/access/session';
import { formatDay } from '@/lib/i18n/format';
import { byName } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { undoUntil } from '@/lib/rounds/removed';
import { byUrgency, waitingRounds } from '@/lib/rounds/waiting';
import { Waiting } from '../_waiting/waiting';

export const generateMetadata = titled('common.nav.organizations');

/** Where signing in leads: straight to the only organization, else what waits in any of them, and the choice. */
export default async function HomePage() {
  const user = await requireUser();
  const organizations = await organizationsOf(user.id);
  const [only] = organizations;
  if (only && organizations.length === 1 && only.deletedAt === null) redirect(`/organizations/${only.id}`);
  const [t, lang, claims] = await Promise.all([getTranslations(), getLocale(), readSession()]);
  const waiting = await Promise.all(
    organizations.map(async ({ id, name: organization }) => {
      const access = claims && (await findOrganizationAccess(claims, id));
      const rounds = access ? await waitingRounds(access, lang) : [];
      return rounds.map((round) => ({ ...round, organization }));
    }),
  );
  return (
    <>
      <Waiting rounds={byUrgency(waiting.flat())} />
      <PageHeader title={t('common.nav.organizations')} />
      {organizations.length === 0 ? (
        <EmptyState
          title={t('organizations.none.title')}
          action={
            <ButtonLink href={'/organizations/new' as Route}>{t('organizations.start.title')}</ButtonLink>
          }
        >
          {t('organizations.none.body')}
        </EmptyState>
      ) : (
        <>
          <ul className="grid gap-4 sm:grid-cols-2">
            {byName(lang, organizations, ({ name }) => name).map(
              ({ id, name, role, deletedAt, timeZone }) => (
                <Card as="li" key={id}>
                  <Link
                    href={deletedAt ? closedPath(id) : (`/organizations/${id}` as Route)}
                    className="text-lg font-medium hover:underline"
                  >
                    <Name>{name}</Name>
                  </Link>
                  <p className="text-sm text-ink-soft">{t(`common.organizationRoles.${role}`)}</p>
                  {deletedAt ? (
                    <p className="text-sm">
                      {t('organizations.closed.listed', {
                        day: formatDay(lang, undoUntil(deletedAt), timeZone),
                      })}
                    </p>
                  ) : null}
                </Card>
              ),
            )}
          </ul>
          <div className="mt-6">
            <ButtonLink href={'/organizations/new' as Route} variant="secondary">
              {t('organizations.start.title')}
            </ButtonLink>
          </div>
        </>
      )}
    </>
  );
}
