import type { Route } from 'next';
import type { ReactNode } from 'react';
import { Live } from '@/app/_live/live';
import { DemoNotice } from '@/app/(app)/_shell/demo-notice';
import { Place } from '@/app/(app)/_shell/place';
import { requireTeam } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { ArchivedNotice } from './archived-notice';

interface Props {
  children: ReactNode;
  params: Promise<{ teamId: string }>;
}

export default async function TeamLayout({ children, params }: Props) {
  const access = await requireTeam((await params).teamId);
  const { team, teamId } = access;
  const t = await getTranslations('common.team');
  const page = (name = '') => `/teams/${teamId}${name}` as Route;
  return (
    <>
      {access.inDemo ? <DemoNotice /> : null}
      <Place
        name={team.name}
        above={{ label: team.organizationName, href: `/organizations/${access.organizationId}` as Route }}
        label={t('label')}
        tabs={[
          { href: page(), label: t('overview') },
          { href: page('/results'), label: t('results'), under: page('/rounds') },
          { href: page('/cycle'), label: t('cycle') },
          { href: page('/next'), label: t('next') },
          { href: page('/plan'), label: t('plan') },
          { href: page('/people'), label: t('people') },
        ]}
      />
      <Live teamId={teamId} />
      {team.archivedAt ? <ArchivedNotice access={access} at={team.archivedAt} /> : null}
      {children}
    </>
  );
}
