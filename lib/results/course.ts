import { roundHalfAway } from '@/lib/i18n/round';
import type { Trend } from '@/lib/scoring/trend';
import { MIN_CHANGE } from '@/lib/scoring/verdict';
import { lineOf, trendOf } from './past';
import type { HistoryPoint } from './types';

/** Where a line of comparable rounds began, where it is now, and whether that may be called a trend. */
export interface Course {
  /** At least 2. */
  rounds: number;
  from: number;
  to: number;
  since: Date;
  until: Date;
  claim: Trend['claim'];
}

const DAY = 86_400_000;
const MONTH = 365.25 / 12;

/**
 * The course of a row up to its newest score (methods reference, c); where that stands alone, up to the newest one that
 * does not. Null where no two rounds compare.
 * @param past oldest first
 */
export function courseOf(past: readonly HistoryPoint[]): Course | null {
  for (let end = past.length; end > 0; end--) {
    const line = past.slice(0, end);
    if (line.at(-1)?.score === null) continue;
    const points = lineOf(line).flatMap(({ score, closedAt }) =>
      score === null ? [] : [{ score, closedAt }],
    );
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last || first === last) continue;
    return {
      rounds: points.length,
      from: first.score,
      to: last.score,
      since: first.closedAt,
      until: last.closedAt,
      claim: trendOf(line).trend?.claim ?? 'none',
    };
  }
  return null;
}

/** From so many rounds on a line says more than its last step. */
const LONG = 3;

/** Whether a course is to be named beside its last step: a claimed trend, or a way that is worth a word as it is printed. */
export const isNotable = ({ rounds, from, to, claim }: Course): boolean =>
  claim !== 'none' ||
  (rounds >= LONG && Math.abs(roundHalfAway(to, 2) - roundHalfAway(from, 2)) >= MIN_CHANGE - 1e-9);

/** How long something took, as people say it: days up to two months, then months. */
export function spanOf(since: Date, until: Date): { unit: 'days' | 'months'; count: number } {
  const days = (until.getTime() - since.getTime()) / DAY;
  const months = Math.round(days / MONTH);
  return months < 2
    ? { unit: 'days', count: Math.max(1, Math.round(days)) }
    : { unit: 'months', count: months };
}
