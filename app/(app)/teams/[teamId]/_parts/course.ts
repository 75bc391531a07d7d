import 'server-only';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Reader } from '@/app/_results/trend-words';
import { requireTeam } from '@/lib/access/require';
import type { TrendEvent, TrendSeries } from '@/lib/charts/trend-data';
import { words } from '@/lib/i18n/words';
import { frameworkTitle, text } from '@/lib/model/localize';
import type { Lang, Model } from '@/lib/model/schema';
import { listFinishedSteps } from '@/lib/plans/finished';
import { overTime } from '@/lib/results/over-time';
import { type TeamResult, teamResults } from '@/lib/results/overview';
import { type OverTime, pointsIn } from '@/lib/results/timed';
import type { HistoryPoint } from '@/lib/results/types';
import type { Scope } from '@/lib/scoring';
import { listTargets } from '@/lib/targets/queries';
import { type TargetInForce, targetFor } from '@/lib/targets/target';
import { stepEvents } from './finished-steps';

/** A row whose scores make a line. */
export interface CourseLine {
  id: TrendSeries['id'];
  label: string;
  scope: Scope;
  scopeId: string;
  points: readonly (HistoryPoint | null)[];
}

/** Scores of a team over its rounds, with all that is drawn and said around them. */
export interface TeamCourse {
  reader: Reader;
  teamId: string;
  of: OverTime;
  /** What sentences call the first line. */
  name: string;
  /** The first is the one that sentences are about. */
  lines: readonly [CourseLine, ...CourseLine[]];
  steps: readonly TrendEvent[];
  target: TargetInForce;
}

async function readerOf(timeZone: string): Promise<Reader & { lang: Lang }> {
  const lang = await getLocale();
  return { w: words(lang), lang, timeZone };
}

const FRAMEWORKS = ['DEV', 'DAT', 'MLO'] as const;

/** The targets of a team and of all teams, once per request. */
export const teamTargets = cache(async (teamId: string) => listTargets(await requireTeam(teamId), [teamId]));

/** The newest result that has something to show this person, once per request; null before the first. */
export const newestResult = cache(async (teamId: string): Promise<TeamResult | null> => {
  const access = await requireTeam(teamId);
  return (await teamResults(access, [{ id: teamId }])).get(teamId) ?? null;
});

/** The whole and the frameworks since the first round, once per request; null before the first result. */
export const teamCourse = cache(async (teamId: string): Promise<TeamCourse | null> => {
  const access = await requireTeam(teamId);
  const [of, newest, finished, targets, reader] = await Promise.all([
    overTime(access, ['overall', 'framework']),
    newestResult(teamId),
    listFinishedSteps(access),
    teamTargets(teamId),
    readerOf(access.timeZone),
  ]);
  if (!newest) return null;
  const { model } = newest;
  const { w, lang } = reader;
  const lineOf = (id: TrendSeries['id'], scope: Scope): CourseLine => ({
    id,
    label: frameworkTitle(model, id, lang) ?? w(`common.frameworks.${id}`),
    scope,
    scopeId: id,
    points: pointsIn(of, scope, id),
  });
  const known = FRAMEWORKS.filter((id) => of.history.has(`framework ${id}`));
  return {
    reader,
    teamId,
    of,
    name: w('overTime.overall'),
    lines: [lineOf('overall', 'overall'), ...known.map((id) => lineOf(id, 'framework'))],
    steps: stepEvents(reader, model, finished),
    target: targetFor(model, targets, teamId, 'overall'),
  };
});

/** What the course of a principle is made of, once per request: read before the model that names it is known. */
export const principleHistory = cache(async (teamId: string, id: string) => {
  const access = await requireTeam(teamId);
  return Promise.all([
    overTime(access, ['principle'], id),
    listFinishedSteps(access),
    teamTargets(teamId),
    readerOf(access.timeZone),
  ]);
});

/** The same of one principle, which a model calls by a name; null where the team never had a row of it. */
export const principleCourse = cache(
  async (teamId: string, id: string, model: Model): Promise<TeamCourse | null> => {
    const principle = model.principles.find((one) => one.id === id);
    if (!principle) return null;
    const [of, finished, targets, reader] = await principleHistory(teamId, id);
    if (!of.history.has(`principle ${id}`)) return null;
    const label = text(principle.title, reader.lang);
    const own = new Set(
      model.practices.flatMap((practice) =>
        practice.principle === id || parentOf(model, practice.principle) === id ? [practice.id] : [],
      ),
    );
    const line: CourseLine = {
      id: 'overall',
      label,
      scope: 'principle',
      scopeId: id,
      points: pointsIn(of, 'principle', id),
    };
    return {
      reader,
      teamId,
      of,
      name: label,
      lines: [line],
      steps: stepEvents(
        reader,
        model,
        finished.filter(({ practiceId }) => own.has(practiceId)),
      ),
      target: targetFor(model, targets, teamId, id),
    };
  },
);

const parentOf = (model: Model, id: string): string | null =>
  model.principles.find((one) => one.id === id)?.parent ?? null;
