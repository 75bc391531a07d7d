import { atMost, EPS } from './rules';
import { mean, median } from './stats';
import type { Interval } from './types';

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
  /** About 95 % interval of the slope, points per 90 days, and its exact coverage; null for 4 rounds. */
  interval: Interval | null;
  coverage: number | null;
  /**
   * A trend is claimed only from 5 rounds and at p ≤ .02: looked at after each round, p ≤ .05 claims one that is not
   * there in 15 of 100 histories of 12 rounds, p ≤ .02 in 6.
   */
  claim: 'rising' | 'falling' | 'none';
}

/** Of a trend: fewest rounds, fewest to claim one, p to claim it, each side's chance outside the interval (methods reference (c)). */
const MIN_ROUNDS = 4;
const MIN_ROUNDS_TO_CLAIM = 5;
const CLAIM = 0.02;
const TAIL = 0.025;
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

/** Slopes of all pairs of points per 90 days, ascending. */
const slopesOf = (points: readonly TrendPoint[]): number[] =>
  pairs(byDay(points))
    .map(([a, b]) => ((b.score - a.score) / (b.day - a.day)) * PERIOD_DAYS)
    .sort((a, b) => a - b);

/** Theil–Sen slope per 90 days: median of all pairwise slopes (scoring reference 3.9). Null for fewer than two days. */
export const theilSen = (points: readonly TrendPoint[]): number | null => median(slopesOf(points));

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
 * Chances of 0, 1, 2 … inversions over all orderings of values that fall into groups of equal ones, and how many
 * pairs of them differ.
 */
function inversionChances(groups: readonly number[]): { chances: number[]; comparable: number } {
  let placed = 0;
  let comparable = 0;
  let chances = [1];
  for (const size of groups) {
    comparable += placed * size;
    placed += size;
    chances = convolve(chances, insertionChances(placed, size));
  }
  return { chances, comparable };
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
  const { chances, comparable } = inversionChances(groups);
  const p = chances.reduce(
    (total, chance, inversions) =>
      total + (Math.abs(comparable - 2 * inversions) >= Math.abs(s) ? chance : 0),
    0,
  );
  return { s, p: Math.min(1, p) };
}

/**
 * Interval of the slope by inverting S (methods reference (c); Sen 1968): the slopes that a test of S at .025 on each
 * side does not rule out, with the exact coverage of all orderings of different scores. Null when so few rounds rule
 * nothing out.
 */
function slopeInterval(points: readonly TrendPoint[]): { interval: Interval; coverage: number } | null {
  const slopes = slopesOf(points);
  const { chances } = inversionChances(byDay(points).map(() => 1));
  // P(S ≥ crit) is the chance of at most as many inversions as slopes are cut off at each end.
  let [cut, tail] = [0, 0];
  for (const chance of chances) {
    if (!atMost(tail + chance, TAIL)) break;
    tail += chance;
    cut++;
  }
  const [lo, hi] = [slopes[cut - 1], slopes[slopes.length - cut]];
  if (cut === 0 || lo === undefined || hi === undefined) return null;
  return { interval: { lo, hi }, coverage: 1 - 2 * tail };
}

/** Trend over comparable rounds (methods reference (c)); null with fewer than 4 of them. */
export function trend(points: readonly TrendPoint[]): Trend | null {
  const rounds = byDay(points).length;
  const per90Days = theilSen(points);
  if (rounds < MIN_ROUNDS || per90Days === null) return null;
  const { s, p } = kendallTrend(points);
  const { interval, coverage } = slopeInterval(points) ?? { interval: null, coverage: null };
  const claimed = rounds >= MIN_ROUNDS_TO_CLAIM && atMost(p, CLAIM);
  const claim = claimed ? (s > 0 ? 'rising' : 'falling') : 'none';
  return { per90Days, s, p, rounds, interval, coverage, claim };
}
