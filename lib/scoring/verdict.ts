import { atLeast, atMost } from './rules';
import type { ChangeVerdict, Interval } from './types';

/** Smallest change worth a word, in points of the 0–4 scale, and the p of each word (scoring reference 3.10). */
export const MIN_CHANGE = 0.25;
export const CERTAIN = 0.05;
export const POSSIBLE = 0.2;

/** Numbers are printed to so much: an end that is printed as 0.00 leaves 0 out for nobody. */
const PRINTED = 0.01;

/** Why a verdict and an interval seem to disagree. */
export type Doubt = 'small' | 'chance' | 'sure';

/** Word for a change and its p, both directions alike (scoring reference 3.10). */
export function verdictOf(delta: number, p: number): ChangeVerdict {
  if (!atLeast(Math.abs(delta), MIN_CHANGE) || !atMost(p, POSSIBLE)) return 'no_detectable_change';
  if (!atMost(p, CERTAIN)) return 'possible';
  return delta > 0 ? 'improved' : 'declined';
}

/**
 * Why the word for a change and its 95 % interval seem to disagree: the interval leaves 0 out and the word is weak, or
 * the other way round. `small`: the change is below the smallest one worth a word; `chance`: the exact test, which
 * decides, is stricter than the interval; `sure`: it is milder. Null when they agree (scoring reference 3.10).
 */
export function doubtOf({
  verdict,
  delta,
  ci95,
}: {
  verdict: ChangeVerdict;
  delta: number | null;
  ci95: Interval | null;
}): Doubt | null {
  if (delta === null || ci95 === null || verdict === 'not_comparable') return null;
  const leavesZeroOut = ci95.lo >= PRINTED / 2 || ci95.hi <= -PRINTED / 2;
  const certain = verdict === 'improved' || verdict === 'declined';
  if (leavesZeroOut === certain) return null;
  if (certain) return 'sure';
  return atLeast(Math.abs(delta), MIN_CHANGE) ? 'chance' : 'small';
}
