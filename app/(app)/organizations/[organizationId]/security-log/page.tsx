import type { Route } from 'next';
import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { Pages } from '@/app/_ui/pages';
import { can } from '@/lib/access/policy';
import { refusePage } from '@/lib/access/refuse-page';
import { requireOrganization } from '@/lib/access/require';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { getOrganization } from '@/lib/organizations/queries';
import { pageFrom, type SearchParams } from '@/lib/overview/filters';
import { logFiltersFrom, logQuery } from '@/lib/security-log/filters';
import { KEPT_DAYS } from '@/lib/security-log/kinds';
import { readLog } from '@/lib/security-log/queries';
import { CsvLink } from '../_overview/csv-link';
import { LogFilterBar } from './log-filter-bar';
import { LogTable } from './log-table';

interface Props {
  params: Promise<{ organizationId: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = titled('security.title');

export default async function SecurityLogPage({ params, searchParams }: Props) {
  const access = await requireOrganization((await params).organizationId);
  if (!can(access.role, 'security-log:see')) await refusePage(access, 'security-log:see');
  const asked = await searchParams;
  const filters = logFiltersFrom(asked);
  const [t, lang, organization, log] = await Promise.all([
    getTranslations('security'),
    getLocale(),
    getOrganization(access),
    readLog(access, filters, pageFrom(asked)),
  ]);
  const path = `/organizations/${access.organizationId}/security-log` as Route;
  const narrowed = Object.values(filters).some((value) => value !== null);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description', { organization: isolated(organization.name), days: KEPT_DAYS })}
        actions={
          log.events.length > 0 ? (
            <CsvLink file="security-log" access={access} query={logQuery(filters, { lang })} />
          ) : null
        }
      />
      <LogFilterBar path={path} filters={filters} people={log.people} lang={lang} />
      {log.events.length > 0 ? (
        <LogTable events={log.events} lang={lang} timeZone={access.timeZone} />
      ) : (
        <EmptyState
          title={t(narrowed ? 'noneSo.title' : 'none.title')}
          action={narrowed ? <ButtonLink href={path}>{t('filters.reset')}</ButtonLink> : undefined}
        >
          {t(narrowed ? 'noneSo.body' : 'none.body')}
        </EmptyState>
      )}
      <Pages
        label={t('title')}
        page={log.page}
        pages={log.pages}
        address={(page) => `${path}${logQuery(filters, { page })}`}
      />
    </>
  );
}
