import type { ResultRow } from '@/lib/results/types';

/** How far a row is from its target: reached, points still to go, or something else that the level asks for. */
export type TargetReach = { kind: 'reached' } | { kind: 'toGo'; points: number } | { kind: 'missing' };

/** A level begins half a point below its number (scoring reference 3.6). */
const HALF = 0.5;
/** What two decimals would show as nothing: so much a score may be short of a target that it reaches. */
export const NOTHING = 0.005;

const toGo = (points: number): TargetReach =>
  points >= NOTHING ? { kind: 'toGo', points } : { kind: 'missing' };

/**
 * Whether what is shown of a row is at its target: the level is, or points are missing to the mean that the level asks for, or
 * one of its other rules does not hold. The whole has no level: there the score itself is compared. Null where no score or no
 * level is shown: of a hidden row nothing is said.
 */
export function targetReach(
  { scope, score, level }: Pick<ResultRow, 'scope' | 'score' | 'level'>,
  target: number,
): TargetReach | null {
  if (score === null) return null;
  if (scope === 'overall') return score > target - NOTHING ? { kind: 'reached' } : toGo(target - score);
  if (level === null) return null;
  return level >= target ? { kind: 'reached' } : toGo(target - HALF - score);
}
