/** One round on the time axis. */
export interface TrendRound {
  id: string;
  /** Short label under the axis, formatted: "Mar 2026". */
  label: string;
  /** True when it cannot be compared with the round before (other mode, new major version of the model). */
  broken?: boolean;
}

export interface TrendValue {
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

/** A piece of a line between two neighbouring rounds with scores: solid, or dashed across a break. */
export interface TrendSegment {
  series: TrendSeries['id'];
  from: number;
  to: number;
  broken: boolean;
}

/** Cuts lines into runs: comparable neighbours join one run, a break stands alone, an absent score ends the line. */
export function trendSegments(rounds: readonly TrendRound[], series: readonly TrendSeries[]): TrendSegment[] {
  return series.flatMap((one) => {
    const segments: TrendSegment[] = [];
    rounds.forEach((round, index) => {
      if (index === 0 || !one.values[index] || !one.values[index - 1]) return;
      const broken = round.broken ?? false;
      const last = segments.at(-1);
      if (last && !broken && !last.broken && last.to === index - 1) last.to = index;
      else segments.push({ series: one.id, from: index - 1, to: index, broken });
    });
    return segments;
  });
}

/** One row per round, with a column `segment0…n` that holds the score only inside that segment. */
export function trendRows(
  rounds: readonly TrendRound[],
  series: readonly TrendSeries[],
): Record<string, string | number | [number, number] | null>[] {
  const segments = trendSegments(rounds, series);
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
      const inside = index >= segment.from && index <= segment.to;
      const value = series.find((one) => one.id === segment.series)?.values[index];
      row[`segment${order}`] = inside && value ? value.score : null;
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
