import { getLocale } from 'next-intl/server';
import { TeamForm } from '@/app/_forms/team-form';
import { titled } from '@/app/_lib/title';
import { PageHeader } from '@/app/_ui/page-header';
import { can } from '@/lib/access/policy';
import { refusePage } from '@/lib/access/refuse-page';
import { requireTeam } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { listGroups } from '@/lib/overview/groups';
import { openRoundOf } from '@/lib/rounds/queries';
import { editTeamAction } from './actions';
import { PutAside } from './put-aside';

export const generateMetadata = titled('teams.overview.edit');

export default async function TeamSettingsPage({ params }: { params: Promise<{ teamId: string }> }) {
  const access = await requireTeam((await params).teamId);
  // An archived team is brought back here.
  if (!can(access.role, 'team:edit') || access.inDemo) await refusePage(access, 'team:edit');
  const t = await getTranslations();
  return (
    <>
      <PageHeader title={t('teams.overview.edit')} />
      <div className="grid gap-10">
        {access.team.archivedAt ? null : (
          <TeamForm
            action={editTeamAction.bind(null, access.teamId)}
            team={access.team}
            groups={can(access.role, 'group:edit') ? await listGroups(access, await getLocale()) : []}
            submit={t('common.save')}
          />
        )}
        <PutAside access={access} running={await openRoundOf(access)} />
      </div>
    </>
  );
}
