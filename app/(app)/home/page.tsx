import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { Card } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { organizationsOf } from '@/lib/access/organizations-of';
import { requireUser } from '@/lib/access/require';

export const generateMetadata = titled('common.nav.organizations');

/** Where signing in leads: straight to the only organization, else the choice. */
export default async function HomePage() {
  const user = await requireUser();
  const organizations = await organizationsOf(user.id);
  const [only] = organizations;
  if (only && organizations.length === 1) redirect(`/organizations/${only.id}`);
  const t = await getTranslations();
  return (
    <>
      <PageHeader title={t('common.nav.organizations')} />
      {organizations.length === 0 ? (
        <EmptyState title={t('organizations.none.title')}>{t('organizations.none.body')}</EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2">
          {organizations.map(({ id, name, role }) => (
            <Card as="li" key={id}>
              <Link href={`/organizations/${id}`} className="text-lg font-medium hover:underline">
                {name}
              </Link>
              <p className="text-sm text-ink-soft">{t(`common.organizationRoles.${role}`)}</p>
            </Card>
          ))}
        </ul>
      )}
    </>
  );
}
