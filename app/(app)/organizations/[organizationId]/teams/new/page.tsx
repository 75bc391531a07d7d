import { TeamForm } from '@/app/_forms/team-form';
import { titled } from '@/app/_lib/title';
import { PageHeader } from '@/app/_ui/page-header';
import { may } from '@/lib/access/allow';
import { refusePage } from '@/lib/access/refuse-page';
import { requireOrganization } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { createTeamAction } from './actions';

export const generateMetadata = titled('organizations.teams.create');

export default async function NewTeamPage({ params }: { params: Promise<{ organizationId: string }> }) {
  const access = await requireOrganization((await params).organizationId);
  if (!may(access, 'team:create')) await refusePage(access, 'team:create');
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('organizations.teams.create')}
        description={t('organizations.teams.createIntro')}
      />
      <TeamForm action={createTeamAction.bind(null, access.organizationId)} submit={t('teams.form.create')} />
    </>
  );
}
