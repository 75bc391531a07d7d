import { atLeast, HIGHEST, LOWEST } from '@/lib/scoring/rules';
import { tQuantile } from '@/lib/scoring/student-t';
import type { ChangeVerdict, Interval } from '@/lib/scoring/types';
import { CERTAIN, MIN_CHANGE, POSSIBLE } from '@/lib/scoring/verdict';
import type { ResultChange, ResultRow } from './types';

/**
 * As of so many people an interval is taken whose number is not told. Its quantile is then the normal one's, so that the
 * error that follows from the interval is the largest that it can stand for.
 */
const UNTOLD = 500;

/** The score of a row in one round, and how much surer it is than what is compared of it. */
export interface Measured {
  row: Pick<ResultRow, 'score' | 'ci95' | 'margin' | 'n'>;
  /** At least 1. */
  factor: number;
}

export type FoundChange = Pick<ResultChange, 'verdict' | 'ci95' | 'margin'>;

/** How far an interval reaches from its score; where an end of the scale cut one side, the other one tells. */
const reachFrom = (score: number, { lo, hi }: Interval): number =>
  lo <= LOWEST && hi >= HIGHEST ? HIGHEST : Math.max(score - lo, hi - score);

/** The word for a change of so many points: from how many on it is certain, and possible (scoring reference 3.10). */
export function wordFor(delta: number, certain: number, possible: number): ChangeVerdict {
  const size = Math.abs(delta);
  if (!atLeast(size, MIN_CHANGE) || !atLeast(size, possible)) return 'no_detectable_change';
  if (!atLeast(size, certain)) return 'possible';
  return delta > 0 ? 'improved' : 'declined';
}

/**
 * Interval and word of a change by SE² = SE₁² + SE₂² of two published intervals, t with the people of both (publishing rule,
 * section 3). Null where one of the intervals is not shown.
 * @param delta points, later minus earlier
 */
export function changeFromIntervals(delta: number, measured: readonly Measured[]): FoundChange | null {
  let [variance, df] = [0, 0];
  for (const { row, factor } of measured) {
    if (row.ci95 === null || row.score === null) return null;
    const own = Math.max(2, row.n ?? UNTOLD) - 1;
    variance += ((factor * reachFrom(row.score, row.ci95)) / tQuantile(0.975, own)) ** 2;
    df += own;
  }
  const reach = (chance: number) => tQuantile(1 - chance / 2, df) * Math.sqrt(variance);
  const certain = reach(CERTAIN);
  return {
    verdict: wordFor(delta, certain, reach(POSSIBLE)),
    ci95: { lo: Math.max(-HIGHEST, delta - certain), hi: Math.min(HIGHEST, delta + certain) },
    margin: null,
  };
}
