import { redirect } from 'next/navigation';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { may } from '@/lib/access/allow';
import { requireTeam } from '@/lib/access/require';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { latestResult } from '@/lib/results/queries';
import { openRoundOf } from '@/lib/rounds/queries';
import { BeginActions } from '../_parts/begin';

export const generateMetadata = titled('teams.results.title');

/** The tab leads to the newest result; before the first it says how one comes about, and what the next step is. */
export default async function ResultsPage({ params }: { params: Promise<{ teamId: string }> }) {
  const access = await requireTeam((await params).teamId);
  const closed = await latestResult(access);
  if (closed) redirect(`/teams/${access.teamId}/rounds/${closed}`);
  const round = await openRoundOf(access);
  const t = await getTranslations('teams');
  const state = !round ? 'none' : round.frozenAt ? 'frozen' : 'open';
  const team = `/teams/${access.teamId}` as const;
  const action =
    state === 'none' && may(access, 'round:open') ? (
      <BeginActions access={access} />
    ) : state === 'frozen' && may(access, 'round:close') ? (
      <ButtonLink href={`${team}/rounds/${round?.id}/close`} variant="primary">
        {t('results.publish')}
      </ButtonLink>
    ) : (
      <ButtonLink href={team}>{t('overview.toTeam')}</ButtonLink>
    );
  return (
    <>
      <PageHeader title={t('results.title')} />
      <EmptyState title={t(`results.${state}.title`, { round: isolated(round?.name ?? '') })} action={action}>
        {t(`results.${state}.body`)}
      </EmptyState>
    </>
  );
}
