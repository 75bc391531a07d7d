import { EPS } from './rules';
import { mean, sum } from './stats';
import { countExtremeChoices, countExtremeSigns } from './subset-sums';

/** Largest sample for an exact sign-flip test, 2^16 sign patterns (scoring reference 3.10). */
const MAX_SIGNS = 16;
/** Most relabelings for an exact permutation test (scoring reference 3.8). */
const MAX_RELABELINGS = 200_000;
/** Draws of a sampled test; p = (c + 1) / 10,000 (scoring reference 3.8). */
const DRAWS = 9_999;
/** Fixed, so that the same answers always give the same p. */
const SEED = 20_260_101;

/** Whole numbers 0 … 2^32 − 1 from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** p of a sampled test: share of draws at least as extreme, counting the observed one. */
function sampledChance(drawTotal: (random: () => number) => number, bound: number): number {
  const random = randomFrom(SEED);
  let extreme = 0;
  for (let i = 0; i < DRAWS; i++) if (Math.abs(drawTotal(random)) >= bound) extreme++;
  return (extreme + 1) / (DRAWS + 1);
}

/** Total of the values under random signs, 32 signs from each random number. */
function drawSigned(values: readonly number[], random: () => number): number {
  let total = 0;
  let bits = 0;
  // A plain loop: this runs a hundred million times for two rounds of fifty people.
  for (let i = 0; i < values.length; i++) {
    if (i % 32 === 0) bits = random();
    const value = values[i] ?? 0;
    total += bits & 1 ? value : -value;
    bits >>>= 1;
  }
  return total;
}

/** Total of k values drawn without replacement; reorders `values`. */
function drawChoice(values: number[], k: number, random: () => number): number {
  let total = 0;
  for (let i = 0; i < k; i++) {
    const j = i + Math.floor((random() / 2 ** 32) * (values.length - i));
    const picked = values[j] ?? 0;
    values[j] = values[i] ?? 0;
    values[i] = picked;
    total += picked;
  }
  return total;
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/**
 * Two-sided sign-flip test that the mean of differences is 0 (scoring reference 3.10): exact up to 16 differences,
 * 9,999 seeded draws above that. Returns p in (0, 1]; 1 for no differences.
 */
export function signFlipChance(differences: readonly number[]): number {
  const values = ascending(differences);
  const m = values.length;
  const bound = Math.abs(sum(values)) - EPS * Math.max(1, m);
  if (m > MAX_SIGNS) return sampledChance((random) => drawSigned(values, random), bound);
  return countExtremeSigns(values, bound) / 2 ** m;
}

/** Number of ways to choose k of n; may be larger than any exact count, then only its size matters. */
function binomial(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return Math.round(ways);
}

/** Result of comparing two groups: mean(second) − mean(first), its p, and how many relabelings there are. */
export interface GroupComparison {
  gap: number;
  p: number;
  total: number;
}

/**
 * Two-sided permutation of group labels (scoring reference 3.8, 3.10): exact up to 200,000 relabelings, 9,999 seeded
 * draws above that. Both groups need at least one value.
 */
export function compareGroups(first: readonly number[], second: readonly number[]): GroupComparison {
  const gap = mean(ascending(second)) - mean(ascending(first));
  const pooled = ascending([...first, ...second]);
  const centre = mean(pooled);
  const values = pooled.map((v) => v - centre);
  const n = values.length;
  const k = Math.min(first.length, second.length);
  // With values centred on the pooled mean, the gap is the smaller group's total times 1/k + 1/(n − k).
  const bound = (Math.abs(gap) - EPS) / (1 / k + 1 / (n - k));
  const total = binomial(n, k);
  const p =
    total > MAX_RELABELINGS
      ? sampledChance((random) => drawChoice(values, k, random), bound)
      : countExtremeChoices(values, k, bound) / total;
  return { gap, total, p };
}

/** Holm's correction: adjusted p-values in the order given (scoring reference 3.8). */
export function holm(chances: readonly number[]): number[] {
  const order = [...chances.keys()].sort((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0));
  const adjusted = [...chances];
  let highest = 0;
  for (const [rank, i] of order.entries()) {
    highest = Math.max(highest, Math.min(1, (chances.length - rank) * (chances[i] ?? 0)));
    adjusted[i] = highest;
  }
  return adjusted;
}
