import type { Route } from 'next';
import Link from 'next/link';
import { Card } from '@/app/_ui/card';
import { TriangleAlert } from '@/app/_ui/icons';
import { Name } from '@/app/_ui/name';
import { RoundSteps } from '@/app/(app)/teams/[teamId]/_parts/round-steps';
import { formatDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { daysBetween, runsLate } from '@/lib/overview/lateness';
import type { Work } from '@/lib/overview/read-work';
import { dueReminder, roundReminder } from '@/lib/overview/reminders';
import type { DueTeam, RunningRound } from '@/lib/overview/work-rounds';
import { WorkPages } from './pages';
import { CopyReminder } from './remind';
import type { WorkView } from './view';

interface Props {
  work: Work;
  view: WorkView;
}

/** Rounds that are not published yet, with how far they are in steps, and teams that are due for one. */
export function Rounds({ work, view }: Props) {
  const t = useTranslations('work.rounds');
  const { running, due } = work;
  return (
    <section aria-labelledby="rounds">
      <h2 id="rounds" className="mb-3 text-xl">
        {t('title')}
      </h2>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div>
          <h3 className="mb-2">{t('running')}</h3>
          {running.rows.length > 0 ? (
            <ul className="space-y-3">
              {running.rows.map((round) => (
                <Running key={round.id} round={round} now={work.now} view={view} />
              ))}
            </ul>
          ) : (
            <p className="text-ink-soft">{t('none')}</p>
          )}
          <WorkPages label={t('running')} list="open" all={running.all} view={view} />
        </div>
        <div>
          <h3 className="mb-2">{t('due')}</h3>
          {due.rows.length > 0 ? (
            <>
              <p className="mb-2 text-sm text-ink-soft">{t('dueLead')}</p>
              <ul className="divide-y divide-line border-y border-line">
                {due.rows.map((team) => (
                  <Due key={team.teamId} team={team} view={view} />
                ))}
              </ul>
            </>
          ) : (
            <p className="text-ink-soft">{t('dueNone')}</p>
          )}
          <WorkPages label={t('due')} list="due" all={due.all} view={view} />
        </div>
      </div>
    </section>
  );
}

function Running({ round, now, view }: { round: RunningRound; now: Date; view: WorkView }) {
  const t = useTranslations('work.rounds');
  const { name, team, teamId, format, openedAt, frozenAt, progress } = round;
  const late = frozenAt === null && runsLate(openedAt, now);
  const page = frozenAt || format === 'consensus' ? `/teams/${teamId}` : `/rounds/${round.id}/answer`;
  return (
    <Card as="li" className="space-y-2">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <p className="min-w-0">
          <Link href={`/teams/${teamId}`} className="font-medium underline underline-offset-4">
            <Name>{team}</Name>
          </Link>
          <span className="block text-sm text-ink-soft">
            <Name>{name}</Name>
            {frozenAt ? null : ` · ${t('openSince', { days: daysBetween(openedAt, now) })}`}
          </span>
        </p>
        <CopyReminder
          about={t('remindAbout', { round: isolated(name), team: isolated(team) })}
          text={roundReminder(
            view.remindIn,
            view.timeZone,
            { name, format, openedAt, frozenAt, late },
            { team, link: `${view.origin}${page}` },
          )}
        />
      </div>
      {late ? (
        <p className="flex items-start gap-1 font-medium text-warning">
          <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0" />
          {t('late')}
        </p>
      ) : null}
      {frozenAt ? <p>{t('ended')}</p> : <RoundSteps round={{ format, ...progress }} />}
    </Card>
  );
}

function Due({ team: { team, teamId, lastAt }, view }: { team: DueTeam; view: WorkView }) {
  const t = useTranslations('work.rounds');
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 py-2">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <Link href={`/teams/${teamId}`} className="underline underline-offset-4">
          <Name>{team}</Name>
        </Link>
        <span className="block text-sm text-ink-soft">
          {lastAt ? t('last', { day: formatDay(view.lang, lastAt, view.timeZone) }) : t('never')}
        </span>
      </span>
      <CopyReminder
        about={isolated(team)}
        text={dueReminder(
          view.remindIn,
          view.timeZone,
          { lastAt, framework: view.framework },
          {
            team,
            link: `${view.origin}${`/teams/${teamId}/rounds/new` as Route}`,
          },
        )}
      />
    </li>
  );
}
