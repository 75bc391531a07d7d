import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { TeamForm } from '@/app/_forms/team-form';
import { titled } from '@/app/_lib/title';
import { PageHeader } from '@/app/_ui/page-header';
import { can } from '@/lib/access/policy';
import { requireTeam } from '@/lib/access/require';
import { editTeamAction } from './actions';

export const generateMetadata = titled('teams.overview.edit');

export default async function TeamSettingsPage({ params }: { params: Promise<{ teamId: string }> }) {
  const access = await requireTeam((await params).teamId);
  if (!can(access.role, 'team:edit')) notFound();
  const t = await getTranslations();
  return (
    <>
      <PageHeader title={t('teams.overview.edit')} />
      <TeamForm
        action={editTeamAction.bind(null, access.teamId)}
        team={access.team}
        submit={t('common.save')}
      />
    </>
  );
}
