import { type Linked, linksOf } from './links';

/** One round on the time axis. */
export interface TrendRound {
  id: string;
  /** Short label under the axis, formatted: "Mar 2026". */
  label: string;
}

export interface TrendValue extends Linked {
  score: number;
  lo?: number | null;
  hi?: number | null;
  /** The formatted score and interval, for the tooltip. */
  text: string;
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
export function trendSegments(series: readonly TrendSeries[]): TrendSegment[] {
  return series.flatMap(({ id, values }) => {
    const runs: number[][] = [];
    const dashes: number[][] = [];
    for (const { from, to, broken } of linksOf(values)) {
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

/** One row per round, with a column `segment0…n` that holds the score only inside that segment. */
export function trendRows(
  rounds: readonly TrendRound[],
  series: readonly TrendSeries[],
): Record<string, string | number | [number, number] | null>[] {
  const segments = trendSegments(series);
  return rounds.map((round, index) => {
    const row: Record<string, string | number | [number, number] | null> = {
      id: round.id,
      label: round.label,
    };
    for (const one of series) row[one.id] = one.values[index]?.score ?? null;
    const first = series[0]?.values[index];
    row.error =
      first?.lo != null && first.hi != null ? [first.score - first.lo, first.hi - first.score] : null;
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
