import { atMost, EPS } from './rules';
import { mean, median } from './stats';

/** One comparable round: the day it closed (any origin, fractions allowed) and its score. */
export interface TrendPoint {
  day: number;
  score: number;
}

export interface Trend {
  /** Theil–Sen slope, points of the 0–4 scale per 90 days. */
  per90Days: number;
  /** Kendall's S and its exact two-sided p; never shown to teams. */
  s: number;
  p: number;
  rounds: number;
  /** A trend is claimed only from 5 rounds and at p ≤ .05; with 4 rounds the smallest possible p is .0833. */
  claim: 'rising' | 'falling' | 'none';
}

const MIN_ROUNDS = 4;
const MIN_ROUNDS_TO_CLAIM = 5;
const PERIOD_DAYS = 90;

/** In order of time; rounds of the very same day become one point, their mean. */
function byDay(points: readonly TrendPoint[]): TrendPoint[] {
  const days = new Map<number, number[]>();
  for (const { day, score } of points) days.set(day, [...(days.get(day) ?? []), score]);
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, scores]) => ({ day, score: mean(scores.sort((a, b) => a - b)) }));
}

/** Every pair of points, the earlier one first. */
const pairs = (points: readonly TrendPoint[]): [TrendPoint, TrendPoint][] =>
  points.flatMap((a, i) => points.slice(i + 1).map((b): [TrendPoint, TrendPoint] => [a, b]));

/** Theil–Sen slope per 90 days: median of all pairwise slopes (scoring reference 3.9). Null for fewer than two days. */
export function theilSen(points: readonly TrendPoint[]): number | null {
  const slopes = pairs(byDay(points)).map(([a, b]) => (b.score - a.score) / (b.day - a.day));
  const slope = median(slopes);
  return slope === null ? null : slope * PERIOD_DAYS;
}

/** Chances of 0, 1, 2 … inversions when k equal values are shuffled into n − k others: a Gaussian binomial. */
function insertionChances(n: number, k: number): number[] {
  // rows[j] = inversions among j chosen of the first i; the i-th element stays or jumps over those not chosen.
  let rows: number[][] = [[1], ...Array.from({ length: k }, () => [])];
  for (let i = 1; i <= n; i++) {
    rows = rows.map((row, j) => {
      const previous = j > 0 ? (rows[j - 1] ?? []) : [];
      const length = Math.max(row.length, previous.length > 0 ? previous.length + i - j : 0);
      return Array.from({ length }, (_, x) => (row[x] ?? 0) + (previous[x - (i - j)] ?? 0));
    });
  }
  const counts = rows[k] ?? [];
  const total = counts.reduce((a, b) => a + b, 0);
  return counts.map((c) => c / total);
}

/** Chances of the sum of two independent counts. */
function convolve(a: readonly number[], b: readonly number[]): number[] {
  const out = new Array<number>(a.length + b.length - 1).fill(0);
  for (const [i, p] of a.entries()) for (const [j, q] of b.entries()) out[i + j] = (out[i + j] ?? 0) + p * q;
  return out;
}

/**
 * Kendall's S of scores against time and its exact two-sided p over all orderings of the scores, equal scores
 * included, for any number of rounds (scoring reference 3.9): S is the number of comparable pairs less twice the
 * inversions, and inversions of a multiset are a product of Gaussian binomials.
 */
export function kendallTrend(points: readonly TrendPoint[]): { s: number; p: number } {
  const ordered = byDay(points);
  const sign = (x: number) => (Math.abs(x) <= EPS ? 0 : Math.sign(x));
  const s = pairs(ordered).reduce((total, [a, b]) => total + sign(b.score - a.score), 0);
  const groups: number[] = [];
  let last = Number.NaN;
  for (const score of ordered.map((p) => p.score).sort((a, b) => a - b)) {
    if (score - last <= EPS) groups.push((groups.pop() ?? 0) + 1);
    else groups.push(1);
    last = score;
  }
  let placed = 0;
  let comparable = 0;
  let chances = [1];
  for (const size of groups) {
    comparable += placed * size;
    placed += size;
    chances = convolve(chances, insertionChances(placed, size));
  }
  const p = chances.reduce(
    (total, chance, inversions) =>
      total + (Math.abs(comparable - 2 * inversions) >= Math.abs(s) ? chance : 0),
    0,
  );
  return { s, p: Math.min(1, p) };
}

/** Trend over comparable rounds (scoring reference 3.9); null with fewer than 4 of them. */
export function trend(points: readonly TrendPoint[]): Trend | null {
  const rounds = byDay(points).length;
  const per90Days = theilSen(points);
  if (rounds < MIN_ROUNDS || per90Days === null) return null;
  const { s, p } = kendallTrend(points);
  const claimed = rounds >= MIN_ROUNDS_TO_CLAIM && atMost(p, 0.05);
  return { per90Days, s, p, rounds, claim: claimed ? (s > 0 ? 'rising' : 'falling') : 'none' };
}
