import { mean, sum } from './stats';

/** How far apart two values count as: not the same, by rank, by difference, or by difference against their sum. */
export const METRICS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type Metric = (typeof METRICS)[number];

/** How often each value occurs, ascending. */
function countValues(values: readonly number[]): [value: number, count: number][] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}

/** Squared differences of two values (Krippendorff 2011); those of ranks depend on how often each value occurs in all. */
function differenceOf(metric: Metric, all: readonly number[]): (a: number, b: number) => number {
  if (metric === 'nominal') return (a, b) => (a === b ? 0 : 1);
  if (metric === 'interval') return (a, b) => (a - b) ** 2;
  if (metric === 'ratio') return (a, b) => (a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2);
  // Mean rank of a value: all below it and half of its own. Two of them are as far apart as the answers in between.
  const ranks = new Map<number, number>();
  let below = 0;
  for (const [value, count] of countValues(all)) {
    ranks.set(value, below + count / 2);
    below += count;
  }
  return (a, b) => ((ranks.get(a) ?? 0) - (ranks.get(b) ?? 0)) ** 2;
}

/** Sum of squared differences over all ordered pairs of the values. */
function pairedDifferences(values: readonly number[], difference: (a: number, b: number) => number): number {
  const counts = countValues(values);
  let total = 0;
  for (const [i, [a, n]] of counts.entries()) {
    for (const [b, m] of counts.slice(i + 1)) total += 2 * n * m * difference(a, b);
  }
  return total;
}

/**
 * Krippendorff's α, missing answers allowed (scoring reference 3.7; Krippendorff 2011). 1 is perfect, 0 is chance.
 * @param items answers to each item; items with fewer than two answers cannot be paired and drop out. For the ratio
 * metric values are 0 or more
 * @returns null when nothing can be paired or all answers are equal
 */
export function krippendorffAlpha(
  items: readonly (readonly number[])[],
  metric: Metric = 'interval',
): number | null {
  const pairable = items.filter((answers) => answers.length >= 2);
  const all = pairable.flat();
  const difference = differenceOf(metric, all);
  const expected = pairedDifferences(all, difference) / (all.length - 1);
  if (all.length === 0 || expected <= 0) return null;
  const observed = pairable.map((answers) => pairedDifferences(answers, difference) / (answers.length - 1));
  return 1 - sum(observed) / expected;
}

/** α of a whole round and its word: ≥ .80 good, ≥ .667 tentative, below: discuss the anchors first. */
export type Reliability = { alpha: number; word: 'good' | 'tentative' | 'discuss_anchors' };

/**
 * Reliability of a whole round (scoring reference 3.7); null with fewer than 3 respondents or 10 pairable items, or
 * when α is undefined.
 */
export function wholeRoundReliability(
  items: readonly (readonly number[])[],
  respondents: number,
): Reliability | null {
  const pairable = items.filter((answers) => answers.length >= 2);
  const alpha = respondents >= 3 && pairable.length >= 10 ? krippendorffAlpha(pairable) : null;
  if (alpha === null) return null;
  return { alpha, word: alpha >= 0.8 ? 'good' : alpha >= 0.667 ? 'tentative' : 'discuss_anchors' };
}

/** ICC(1) and ICC(2) of respondents' scores by team; order teams only if `canCompare` (ICC(2) ≥ .70). */
export type TeamReliability = { icc1: number; icc2: number; canCompare: boolean };

/**
 * How far teams differ compared with the people inside them (scoring reference 3.7): one-way analysis of variance,
 * n̄ = N/k. Null with fewer than 5 teams of at least 3 respondents, or without any variance.
 */
export function iccOfTeams(teams: readonly (readonly number[])[]): TeamReliability | null {
  const usable = teams.filter((team) => team.length >= 3);
  const k = usable.length;
  if (k < 5) return null;
  const all = usable.flat();
  const grand = mean(all);
  const between = sum(usable.map((team) => team.length * (mean(team) - grand) ** 2)) / (k - 1);
  const within = sum(usable.map((team) => sum(team.map((v) => (v - mean(team)) ** 2)))) / (all.length - k);
  if (between === 0) return null;
  const icc2 = (between - within) / between;
  const icc1 = (between - within) / (between + (all.length / k - 1) * within);
  return { icc1, icc2, canCompare: icc2 >= 0.7 };
}

/** Ranks from 1, equal values sharing their mean rank. */
function ranksOf(values: readonly number[]): number[] {
  return values.map((v) => {
    const below = values.filter((other) => other < v).length;
    const equal = values.filter((other) => other === v).length;
    return below + (equal + 1) / 2;
  });
}

/**
 * Kendall's W, tie-corrected, 0–1: agreement of members who rank the same candidates (scoring reference 3.7).
 * @param rankings one list per member, one value per candidate in the same order
 * @returns null with fewer than 2 members or candidates, lists of different lengths, or nothing but ties
 */
export function kendallW(rankings: readonly (readonly number[])[]): number | null {
  const m = rankings.length;
  const n = rankings[0]?.length ?? 0;
  if (m < 2 || n < 2 || rankings.some((r) => r.length !== n)) return null;
  const ranks = rankings.map(ranksOf);
  const totals = Array.from({ length: n }, (_, i) => sum(ranks.map((r) => r[i] ?? 0)));
  const spread = sum(totals.map((t) => (t - mean(totals)) ** 2));
  const ties = sum(
    rankings.map((values) => {
      const sizes = new Map<number, number>();
      for (const v of values) sizes.set(v, (sizes.get(v) ?? 0) + 1);
      return sum([...sizes.values()].map((t) => t ** 3 - t));
    }),
  );
  const widest = m * m * (n ** 3 - n) - m * ties;
  return widest === 0 ? null : (12 * spread) / widest;
}
