import { type Linked, linksOf } from './links';
import type { TimeAxis } from './time-axis';

/** One round on the time axis. */
export interface TrendRound {
  id: string;
  label: string;
  /** When it was published, milliseconds. */
  at: number;
  /** What was asked and how: nothing leads from a round to one of another kind. */
  kind: string;
  /** A quick round has another mark: it asks other questions. */
  quick: boolean;
  /** Its day and kind, and why it is not compared, formatted: lines of the tooltip. */
  notes: readonly string[];
}

export interface TrendValue extends Linked {
  score: number;
  lo?: number | null;
  hi?: number | null;
  /** The ends stand for a margin that teams of this size have in general, and not for an interval of this one. */
  general?: boolean;
  /** The formatted score and interval, for the tooltip. */
  text: string;
}

/** Something that happened on a day. */
export interface TrendEvent {
  id: string;
  at: number;
  /** What and when, formatted. */
  label: string;
}

/** A level to be reached, and what stands beside its line. */
export interface TrendTarget {
  level: number;
  label: string;
}

/** What is drawn around the lines. */
export interface TrendFrame {
  axis: TimeAxis;
  /** Steps of the plan that were finished: marked on the first line. */
  steps: readonly TrendEvent[];
  /** New versions of the model, from the second one on. */
  models: readonly TrendEvent[];
  /** The level that the first line is to reach; null without one. */
  target: TrendTarget | null;
  /** The intervals of the first line as an area along it, where its points follow from one another; else each as a bar. */
  band?: boolean;
}

export interface TrendSeries {
  id: 'overall' | 'DEV' | 'DAT' | 'MLO';
  label: string;
  /** One per round; null where the round has no score. */
  values: readonly (TrendValue | null)[];
}

/** A piece of a line through rounds with scores: solid where they compare, dashed where they do not. */
export interface TrendSegment {
  series: TrendSeries['id'];
  /** Places of its rounds, in order of time; a solid piece may pass rounds over. */
  at: readonly number[];
  broken: boolean;
}

/** Cuts lines into pieces: rounds that compare, one after the other, make one; each dash stands alone. */
export function trendSegments(rounds: readonly TrendRound[], series: readonly TrendSeries[]): TrendSegment[] {
  const kinds = rounds.map(({ kind }) => kind);
  return series.flatMap(({ id, values }) => {
    const runs: number[][] = [];
    const dashes: number[][] = [];
    for (const { from, to, broken } of linksOf(values, kinds)) {
      const run = runs.find((one) => one.at(-1) === from);
      if (broken) dashes.push([from, to]);
      else if (run) run.push(to);
      else runs.push([from, to]);
    }
    return [
      ...runs.map((at) => ({ series: id, at, broken: false })),
      ...dashes.map((at) => ({ series: id, at, broken: true })),
    ];
  });
}

/** Solid pieces of the first line along which all intervals are known: an area can be drawn there. */
export function bandPieces(
  rounds: readonly TrendRound[],
  [first]: readonly TrendSeries[],
): (readonly number[])[] {
  if (!first) return [];
  const isKnown = (round: number) => first.values[round]?.lo != null && first.values[round]?.hi != null;
  return trendSegments(rounds, [first]).flatMap(({ at, broken }) =>
    !broken && at.every(isKnown) ? [at] : [],
  );
}

/**
 * One row per round, with a column `segment0…n` that holds the score only inside that segment, and `band0…n` likewise with
 * the interval of the first line where it is an area.
 */
export function trendRows(
  rounds: readonly TrendRound[],
  series: readonly TrendSeries[],
  band = false,
): Record<string, string | number | [number, number] | null>[] {
  const segments = trendSegments(rounds, series);
  const pieces = band ? bandPieces(rounds, series) : [];
  return rounds.map((round, index) => {
    const row: Record<string, string | number | [number, number] | null> = {
      id: round.id,
      at: round.at,
    };
    for (const one of series) row[one.id] = one.values[index]?.score ?? null;
    const first = series[0]?.values[index];
    const error: [number, number] | null =
      first?.lo != null && first.hi != null ? [first.score - first.lo, first.hi - first.score] : null;
    const isBar = !pieces.some((piece) => piece.includes(index));
    row.error = first?.general || !isBar ? null : error;
    row.margin = first?.general && isBar ? error : null;
    pieces.forEach((piece, order) => {
      const both = first?.lo != null && first.hi != null && piece.includes(index);
      row[`band${order}`] = both ? [first.lo ?? 0, first.hi ?? 0] : null;
    });
    segments.forEach((segment, order) => {
      const value = series.find((one) => one.id === segment.series)?.values[index];
      row[`segment${order}`] = segment.at.includes(index) && value ? value.score : null;
    });
    return row;
  });
}

/** Where the name of each line stands: at its last round, pushed down until names are `gap` points of the scale apart. */
export function endLabels(
  series: readonly TrendSeries[],
  gap: number,
): Map<string, { round: number; score: number }> {
  const ends = series
    .flatMap((one) => {
      const round = one.values.findLastIndex((value) => value !== null);
      const score = one.values[round]?.score;
      return score === undefined ? [] : [{ id: one.id, round, score }];
    })
    .sort((a, b) => b.score - a.score);
  ends.forEach((end, index) => {
    const above = ends[index - 1];
    if (above) end.score = Math.min(end.score, above.score - gap);
  });
  return new Map(ends.map(({ id, round, score }) => [id, { round, score }]));
}

/** Where the first line stands at a moment: on the solid piece that leads over it; null where there is none. */
export function scoreAt(
  rounds: readonly TrendRound[],
  series: readonly TrendSeries[],
  moment: number,
): number | null {
  const [first] = series;
  if (!first) return null;
  for (const { at, broken } of trendSegments(rounds, [first])) {
    for (const [order, round] of at.entries()) {
      const [start, end] = [rounds[at[order - 1] ?? -1], rounds[round]];
      const [low, high] = [first.values[at[order - 1] ?? -1], first.values[round]];
      if (broken || !start || !end || !low || !high || moment < start.at || moment > end.at) continue;
      const share = end.at === start.at ? 1 : (moment - start.at) / (end.at - start.at);
      return low.score + share * (high.score - low.score);
    }
  }
  return null;
}
