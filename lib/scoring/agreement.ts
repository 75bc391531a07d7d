import { atLeast, atMost, HIGHEST, LOWEST, OPTIONS } from './rules';
import { mean, median, sampleVariance, sum } from './stats';
import type { AgreementBand } from './types';

/** Variance of answers under "no agreement" on five points (LeBreton & Senter; scoring reference 3.7). */
export const NULL_VARIANCE = {
  uniform: 2,
  slightSkew: 1.34,
  moderateSkew: 0.9,
  heavySkew: 0.44,
  triangular: 1.32,
  normal: 1.04,
} as const;

const averageDistance = (answers: readonly number[], from: number): number =>
  sum(answers.map((v) => Math.abs(v - from))) / answers.length;

/** AD_M, mean distance from the mean, in points: the primary index (scoring reference 3.7). NaN without answers. */
export const adFromMean = (answers: readonly number[]): number => averageDistance(answers, mean(answers));

/** AD_Md, mean distance from the median, in points (scoring reference 3.7). NaN without answers. */
export const adFromMedian = (answers: readonly number[]): number =>
  averageDistance(answers, median(answers) ?? Number.NaN);

/** r_wg, 0–1: 1 − s²/σ², truncated at 0 (scoring reference 3.7). */
export const rwg = (answers: readonly number[], nullVariance: number = NULL_VARIANCE.uniform): number =>
  Math.max(0, 1 - sampleVariance(answers) / nullVariance);

const meanRatio = (items: readonly (readonly number[])[], nullVariance: number): number =>
  mean(items.map((answers) => sampleVariance(answers) / nullVariance));

/** r_wg(j) of a principle, 0–1; rises with the number of items (scoring reference 3.7). */
export function rwgOfItems(
  items: readonly (readonly number[])[],
  nullVariance: number = NULL_VARIANCE.uniform,
): number {
  const ratio = Math.min(1, meanRatio(items, nullVariance));
  const agreed = items.length * (1 - ratio);
  return agreed / (agreed + ratio);
}

/** r*_wg(j) of a principle: 1 − mean s²/σ², may be negative (scoring reference 3.7). */
export const rwgStarOfItems = (
  items: readonly (readonly number[])[],
  nullVariance: number = NULL_VARIANCE.uniform,
): number => 1 - meanRatio(items, nullVariance);

/**
 * a_wg, agreement that allows for means near the ends (scoring reference 3.7): 1 at the very ends, null where it is
 * undefined (mean too near an end for k answers, or fewer than two answers).
 */
export function awg(answers: readonly number[]): number | null {
  const k = answers.length;
  if (k < 2) return null;
  const m = mean(answers);
  if (m === LOWEST || m === HIGHEST) return 1;
  const low = (LOWEST * (k - 1) + HIGHEST) / k;
  const high = (HIGHEST * (k - 1) + LOWEST) / k;
  if (!atLeast(m, low) || !atMost(m, high)) return null;
  const widest = (((HIGHEST + LOWEST) * m - m * m - HIGHEST * LOWEST) * k) / (k - 1);
  return 1 - (2 * sampleVariance(answers)) / widest;
}

/** Words for AD_M: ≤ 0.50 aligned, ≤ A/6 = 0.8333 some spread, above split (scoring reference 3.7). */
export function agreementBand(ad: number): AgreementBand {
  if (atMost(ad, 0.5)) return 'aligned';
  return atMost(ad, OPTIONS / 6) ? 'some_spread' : 'split';
}

/** Two camps: n ≥ 5, at least 30 % of the answers ≤ 1 and at least 30 % ≥ 3 (scoring reference 3.7). */
export function isPolarised(answers: readonly number[]): boolean {
  const share = (test: (v: number) => boolean) => answers.filter(test).length / answers.length;
  return (
    answers.length >= 5 &&
    atLeast(
      share((v) => v <= 1),
      0.3,
    ) &&
    atLeast(
      share((v) => v >= 3),
      0.3,
    )
  );
}
