import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { InPlace } from '@/app/_in-place/in-place';
import { inPlaceWords } from '@/app/_in-place/words';
import { FollowsChanges } from '@/app/_live/follows-changes';
import { ButtonLink } from '@/app/_ui/button';
import { Card, CardHeader } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { Name } from '@/app/_ui/name';
import { PageHeader } from '@/app/_ui/page-header';
import { may } from '@/lib/access/allow';
import { can } from '@/lib/access/policy';
import { requireTeam } from '@/lib/access/require';
import { calendarDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { words } from '@/lib/i18n/words';
import { listSteps } from '@/lib/plans/queries';
import { listRounds } from '@/lib/results/queries';
import { listAsked } from '@/lib/rounds/asked';
import { openRoundOf } from '@/lib/rounds/queries';
import { listDeletedRounds } from '@/lib/rounds/removed';
import { scheduleOf } from '@/lib/rounds/schedule';
import { waitingRounds } from '@/lib/rounds/waiting';
import { Begin } from './_parts/begin';
import { newestResult, teamCourse } from './_parts/course';
import { CourseFigure } from './_parts/course-figure';
import { changeOfScope } from './_parts/course-words';
import { openTeamPlace } from './_parts/open-place';
import { ComingNext } from './coming-next';
import { DeletedRounds } from './deleted-rounds';
import { Deliverables } from './deliverables';
import { LatestResult } from './latest-result';
import { OpenRound, RoundPeople } from './open-round';
import { PlanSummary } from './plan-summary';
import { Repeating } from './repeating';
import { RoundsTable } from './rounds-table';
import './rounds/[roundId]/results.css';

interface Props {
  params: Promise<{ teamId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const access = await requireTeam((await params).teamId);
  return { title: isolated(access.team.name) };
}

export default async function TeamPage({ params }: Props) {
  const access = await requireTeam((await params).teamId);
  const lang = await getLocale();
  const mayManage = may(access, 'round:rename') && !access.inDemo;
  const openPart = async () => {
    const round = await openRoundOf(access);
    if (!round) return null;
    const [asked, [waiting]] = await Promise.all([
      listAsked(access, round.id),
      waitingRounds(access, lang, access.teamId),
    ]);
    return { round, asked, part: waiting?.part ?? null };
  };
  const [opened, rounds, steps, latest, deleted, course, schedule] = await Promise.all([
    openPart(),
    listRounds(access),
    listSteps(access),
    newestResult(access.teamId),
    mayManage ? listDeletedRounds(access) : [],
    teamCourse(access.teamId),
    scheduleOf(access),
  ]);
  const t = await getTranslations('teams.overview');
  const targetWords = await getTranslations('targets');
  const { timeZone } = access;
  const base = `/teams/${access.teamId}` as const;
  const mayOpen = may(access, 'round:open');
  const shown = rounds.some(({ id, hasResult }) => id === latest?.round.id && hasResult);
  const open =
    mayOpen && !opened ? (
      <ButtonLink href={`${base}/rounds/new`} variant="primary">
        {t('openRound')}
      </ButtonLink>
    ) : null;
  return (
    <>
      <PageHeader
        title={<Name>{access.team.name}</Name>}
        description={<Deliverables of={access.team.deliverableTypes} />}
        actions={
          <>
            <ButtonLink href={`${base}/targets`} variant="ghost">
              {targetWords('link')}
            </ButtonLink>
            {can(access.role, 'team:archive') && !access.inDemo ? (
              <ButtonLink href={`${base}/settings`} variant="ghost">
                {t('edit')}
              </ButtonLink>
            ) : null}
            {rounds.length > 0 ? open : null}
          </>
        }
      />
      <FollowsChanges />
      <div className="grid gap-6">
        {opened ? (
          <OpenRound access={access} round={opened.round} part={opened.part}>
            {course ? null : <RoundPeople round={opened.round} asked={opened.asked} />}
          </OpenRound>
        ) : null}
        {course ? (
          <InPlace
            address={base}
            open={openTeamPlace.bind(null, access.teamId)}
            words={inPlaceWords(words(lang))}
          >
            <CourseFigure course={course} id="over-time" heading="h2" numbers="numbers" />
          </InPlace>
        ) : null}
        {latest ? (
          <ComingNext
            teamId={access.teamId}
            steps={steps}
            model={latest.model}
            today={calendarDay(new Date(), timeZone)}
            mayChoose={shown}
          />
        ) : null}
        {opened && course ? (
          <Card as="section">
            <CardHeader title={t('missing')} description={t('missingWhy')} />
            <RoundPeople round={opened.round} asked={opened.asked} />
          </Card>
        ) : null}
        {rounds.length === 0 ? (
          mayOpen ? (
            <Begin access={access} />
          ) : (
            <EmptyState title={t('noRound')}>{t('noRoundMember')}</EmptyState>
          )
        ) : null}
        {latest ? (
          <LatestResult
            teamId={access.teamId}
            result={latest}
            timeZone={timeZone}
            shown={shown}
            changeOf={(scope) => (course ? changeOfScope(course, latest.round.id, scope) : null)}
          />
        ) : null}
        {latest ? <PlanSummary teamId={access.teamId} steps={steps} mayChoose={shown} /> : null}
        {schedule ? <Repeating access={access} schedule={schedule} /> : null}
        {rounds.length > 0 ? (
          <RoundsTable
            teamId={access.teamId}
            ended={opened?.round.frozenAt != null}
            {...{ rounds, mayManage, lang, timeZone }}
          />
        ) : null}
        {deleted.length > 0 ? (
          <DeletedRounds teamId={access.teamId} rounds={deleted} {...{ lang, timeZone }} />
        ) : null}
      </div>
    </>
  );
}
