import type { Estimate } from './estimate';
import { clipToScale } from './rules';
import { mean, sum } from './stats';
import { tQuantile } from './student-t';
import type { Interval } from './types';

/** Fewest respondents for an interval (scoring reference 3.5). */
export const MIN_RESPONDENTS = 3;

/** Standard error of rounding alone, √(1/12M): keeps unanimous teams from a zero-width interval. */
export const roundingFloor = (answers: number): number => Math.sqrt(1 / (12 * answers));

/** The same for the change of people who answered twice, √(1/6M) over M pairs: both answers of a pair are rounded. */
export const pairedFloor = (pairs: number): number => Math.sqrt(1 / (6 * pairs));

/**
 * Standard error of a score by the delete-one jackknife over the m respondents behind it, never below the rounding
 * floor (scoring reference 3.5). Points of the 0–4 scale; null with fewer than 3 respondents.
 * @param of the number of respondents to say it of where m itself is not to be told
 */
export function jackknifeError({ without, people, answers }: Estimate, of?: number): number | null {
  const replicates = [...without].filter((value, who) => people.has(who) && !Number.isNaN(value));
  const m = replicates.length;
  if (m < MIN_RESPONDENTS) return null;
  const centre = mean(replicates);
  const spread = sum(replicates.map((value) => (value - centre) ** 2));
  const n = of ?? m;
  return Math.max(Math.sqrt(((n - 1) / n) * spread), roundingFloor(answers));
}

/**
 * Two-sided t interval around a score, clipped to 0–4 (scoring reference 3.5).
 * @param confidence 0.95 for the interval shown, 0.8 for the firmness of a level
 */
export function tInterval(score: number, error: number, respondents: number, confidence: number): Interval {
  const reach = tQuantile((1 + confidence) / 2, respondents - 1) * error;
  return { lo: clipToScale(score - reach), hi: clipToScale(score + reach) };
}
