import type { Route } from 'next';
import type { ReactNode } from 'react';
import { DemoNotice } from '@/app/(app)/_shell/demo-notice';
import { Place } from '@/app/(app)/_shell/place';
import { may } from '@/lib/access/allow';
import { can } from '@/lib/access/policy';
import { requireOrganization } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { getOrganization } from '@/lib/organizations/queries';

interface Props {
  children: ReactNode;
  params: Promise<{ organizationId: string }>;
}

export default async function OrganizationLayout({ children, params }: Props) {
  const access = await requireOrganization((await params).organizationId);
  const organization = await getOrganization(access);
  const t = await getTranslations('common.nav');
  const page = (name = '') => `/organizations/${organization.id}${name}` as Route;
  const tabs = [
    { href: page(), label: t('teams') },
    ...(can(access.role, 'group:edit') ? [{ href: page('/groups'), label: t('groups') }] : []),
    ...(can(access.role, 'target:edit-all') ? [{ href: page('/targets'), label: t('targets') }] : []),
    ...(can(access.role, 'people:see') ? [{ href: page('/people'), label: t('people') }] : []),
    ...(can(access.role, 'team:invite')
      ? [{ href: page('/outbox'), label: t('outbox'), under: page('/background') }]
      : []),
    { href: page('/models'), label: t('models') },
    ...(can(access.role, 'security-log:see')
      ? [{ href: page('/security-log'), label: t('securityLog') }]
      : []),
    ...(may(access, 'organization:edit') ? [{ href: page('/settings'), label: t('settings') }] : []),
  ];
  return (
    <>
      {organization.kind === 'demo' ? <DemoNotice /> : null}
      <Place name={organization.name} tabs={tabs} label={t('main')} />
      {children}
    </>
  );
}
