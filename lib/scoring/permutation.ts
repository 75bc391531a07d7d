import { countRelabelings, relabelingChance, relabelingOf } from './relabeling';
import { EPS } from './rules';
import { mean, sum } from './stats';

/**
 * Two-sided sign-flip test that the mean of differences is 0 (scoring reference 3.10): exact up to 200,000 patterns of
 * signs (17 differences), 9,999 seeded draws above that. Returns p in (0, 1]; 1 for no differences.
 */
export function signFlipChance(differences: readonly number[]): number {
  const relabeling = relabelingOf(differences, [], []);
  return relabelingChance(relabeling, Math.abs(sum(relabeling.differences)) - EPS * differences.length);
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
  const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);
  const gap = mean(ascending(second)) - mean(ascending(first));
  const relabeling = relabelingOf([], first, second);
  // With values centred on the pooled mean, the gap is the smaller group's total times 1/k + 1/(n − k).
  const bound = (Math.abs(gap) - EPS) / (1 / first.length + 1 / second.length);
  return { gap, p: relabelingChance(relabeling, bound), total: countRelabelings(relabeling) };
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

/** Benjamini and Hochberg's correction: adjusted p-values in the order given (methods reference (e)). */
export function benjaminiHochberg(chances: readonly number[]): number[] {
  const descending = [...chances.keys()].sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
  const adjusted = [...chances];
  let lowest = 1;
  for (const [above, i] of descending.entries()) {
    const rank = chances.length - above;
    lowest = Math.min(lowest, ((chances[i] ?? 0) * chances.length) / rank);
    adjusted[i] = lowest;
  }
  return adjusted;
}
