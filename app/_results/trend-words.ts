import type { TrendChartProps } from '@/app/_charts/trend-chart';
import { reachText } from '@/app/_results/row-words';
import { timeAxis } from '@/lib/charts/time-axis';
import type { TrendEvent, TrendRound, TrendSeries, TrendValue } from '@/lib/charts/trend-data';
import { formatDay, formatMonth, formatScore } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import type { Words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import { type Course, spanOf } from '@/lib/results/course';
import { reachOf } from '@/lib/results/look';
import { type Apart, apartFrom, newModels, type TimedRound } from '@/lib/results/timed';
import type { HistoryPoint } from '@/lib/results/types';

/** What words about time need to know of their reader. */
export interface Reader {
  w: Words;
  lang: Lang;
  /** The organization's clock. */
  timeZone: string;
}

/** A line to draw: one place for each round, null where it has no row there. */
export interface TrendLine {
  id: TrendSeries['id'];
  label: string;
  points: readonly (HistoryPoint | null)[];
}

interface Wanted {
  title: string;
  rounds: readonly TimedRound[];
  /** The first carries what is drawn around it: intervals, steps, target. */
  lines: readonly TrendLine[];
  /** With their words, in order. */
  steps: readonly TrendEvent[];
  /** Level that the first line is to reach. */
  target: number | null;
}

/** The ends of what is drawn around a score: its interval, or the margin that teams of this size have. */
function endsOf(point: HistoryPoint, score: number): Pick<TrendValue, 'lo' | 'hi' | 'general'> {
  const reach = reachOf(point);
  if (reach?.kind === 'interval') return { lo: reach.lo, hi: reach.hi };
  if (reach?.kind !== 'margin') return {};
  return { lo: Math.max(0, score - reach.margin), hi: Math.min(4, score + reach.margin), general: true };
}

/** "Not compared with “2026.2”. One of the two asked …", and what it is compared with instead. */
export const apartText = ({ w }: Pick<Reader, 'w'>, { before, reason, instead }: Apart): string =>
  [
    w('overTime.apart', { before: isolated(before.name) }),
    w(`results.notComparable.${reason}`),
    instead && w('overTime.instead', { round: isolated(instead.name) }),
  ]
    .filter(Boolean)
    .join(' ');

/** "Full round": what a round asked, and how. */
export const kindText = (w: Words, { mode, format }: Pick<TimedRound, 'mode' | 'format'>): string =>
  `${w(`rounds.modeNames.${mode}`)} · ${w(`rounds.formats.${format}`)}`;

function roundOf(reader: Reader, rounds: readonly TimedRound[], index: number): TrendRound[] {
  const { w, lang, timeZone } = reader;
  const round = rounds[index];
  if (!round) return [];
  const { id, name, closedAt, kind, quick } = round;
  const apart = apartFrom(rounds, index);
  const about = `${formatDay(lang, closedAt, timeZone)} · ${kindText(w, round)}`;
  const notes = apart ? [about, apartText(reader, apart)] : [about];
  return [{ id, label: isolated(name), at: closedAt.getTime(), kind, quick, notes }];
}

/** What a chart over time draws and says, for the drawing and for the one to explore. */
export function trendProps(reader: Reader, wanted: Wanted): Omit<TrendChartProps, 'width'> {
  const { w, lang } = reader;
  const { title, rounds, lines, steps, target } = wanted;
  const places = new Map(rounds.map(({ id }, index) => [id, index]));
  const valueAt = (point: HistoryPoint | null): TrendValue | null => {
    if (!point || point.score === null) return null;
    const reach = reachText(w, lang, point);
    return {
      score: point.score,
      ...endsOf(point, point.score),
      joins: places.get(point.comparedWith ?? '') ?? null,
      text: `${formatScore(lang, point.score)}${reach ? ` (${reach})` : ''}`,
    };
  };
  const moments = [...rounds.map(({ closedAt }) => closedAt.getTime()), ...steps.map(({ at }) => at)];
  return {
    title,
    rounds: rounds.flatMap((_, index) => roundOf(reader, rounds, index)),
    series: lines.map(({ id, label, points }) => ({ id, label, values: points.map(valueAt) })),
    axis: timeAxis(
      moments.sort((a, b) => a - b),
      (day) => formatMonth(lang, day),
    ),
    steps,
    stepsLabel: w('overTime.finishedSince'),
    models: newModels(rounds).map(({ id, closedAt, model }) => ({
      id,
      at: closedAt.getTime(),
      label: w(`overTime.model.${model.own ? 'own' : 'builtIn'}`, { version: model.version }),
    })),
    target: target === null ? null : { level: target, label: w('overTime.target', { level: target }) },
  };
}

/** How long something took: "15 months". */
export function spanText(w: Words, since: Date, until: Date): string {
  const { unit, count } = spanOf(since, until);
  return w(`overTime.span.${unit}`, { count });
}

/** "The overall score is rising: from 0.60 to 1.74 over 6 rounds in 15 months." */
export const courseText = ({ w, lang }: Pick<Reader, 'w' | 'lang'>, name: string, course: Course): string =>
  w(`overTime.course.${course.claim}`, {
    name,
    from: formatScore(lang, course.from),
    to: formatScore(lang, course.to),
    rounds: course.rounds,
    span: spanText(w, course.since, course.until),
  });
