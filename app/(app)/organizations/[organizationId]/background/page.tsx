import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { Callout } from '@/app/_ui/callout';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { can } from '@/lib/access/policy';
import { refusePage } from '@/lib/access/refuse-page';
import { requireOrganization } from '@/lib/access/require';
import { mailSettings } from '@/lib/env';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { listJobs } from '@/lib/jobs/queries';
import { mailServerIsOut } from '@/lib/jobs/trouble';
import { getOrganization } from '@/lib/organizations/queries';
import { JobTable } from './job-table';

interface Props {
  params: Promise<{ organizationId: string }>;
}

export const generateMetadata = titled('jobs.background.title');

export default async function BackgroundPage({ params }: Props) {
  const access = await requireOrganization((await params).organizationId);
  if (!can(access.role, 'job:retry')) await refusePage(access, 'job:retry');
  const [t, lang, organization, { rows, counts }, out] = await Promise.all([
    getTranslations('jobs.background'),
    getLocale(),
    getOrganization(access),
    listJobs(access),
    mailServerIsOut(),
  ]);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description', { organization: isolated(organization.name) })}
      />
      <div className="mb-6 grid max-w-read gap-4">
        {mailSettings() ? null : <Callout>{t('noMail')}</Callout>}
        {out ? (
          <Callout tone="warning" title={t('out')}>
            {t('outBody')}
          </Callout>
        ) : null}
        <p>{t('counts', counts)}</p>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('none.title')}>{t('none.body')}</EmptyState>
      ) : (
        <JobTable jobs={rows} lang={lang} access={access} />
      )}
    </>
  );
}
