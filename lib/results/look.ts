import type { StairState } from '@/lib/charts/stair';
import type { Level } from '@/lib/model/schema';
import { doubtOf } from '@/lib/scoring/verdict';
import type { ResultRow } from './types';

/** How a row's level is drawn; `range` only when the level is provisional. */
export interface Look {
  state: StairState;
  level: Level | null;
  range: readonly [Level, Level] | null;
}

/**
 * Levels that the row's 80 % interval allows, lowest first; null when it allows only one (scoring reference 3.6).
 * The range follows from the score alone and the level from stricter rules, so the level is always counted in.
 */
export function provisionalRange({
  level,
  levelRange,
}: Pick<ResultRow, 'level' | 'levelRange'>): readonly [Level, Level] | null {
  if (level === null || levelRange === null || levelRange[0] === levelRange[1]) return null;
  const [lo, hi] = levelRange;
  return [level < lo ? level : lo, level > hi ? level : hi];
}

/** What the stair mark of a row shows: a level, a provisional one, or why there is none. */
export function lookOf(row: ResultRow): Look {
  if (row.status === 'hidden') return { state: 'hidden', level: null, range: null };
  if (row.status === 'not_applicable') return { state: 'not_applicable', level: null, range: null };
  if (row.score === null || row.level === null) return { state: 'unknown', level: null, range: null };
  const range = provisionalRange(row);
  return { state: range ? 'provisional' : 'level', level: row.level, range };
}

/** A verdict with its direction, so that "possible" can be said in words; `none` without a change to show. */
export type Moved =
  | 'improved'
  | 'declined'
  | 'possibleUp'
  | 'possibleDown'
  | 'same'
  | 'notComparable'
  | 'none';

/** Why the verdict and the interval beside it seem to disagree; the key of a message under `results.doubt`, or null. */
export function doubtIn({ change }: Pick<ResultRow, 'change'>) {
  const doubt = change && doubtOf(change);
  return doubt === 'chance' && change?.verdict === 'possible' ? 'possible' : doubt;
}

export function movedOf({ change }: Pick<ResultRow, 'change'>): Moved {
  switch (change?.verdict) {
    case 'improved':
    case 'declined':
      return change.verdict;
    case 'possible':
      return (change.delta ?? 0) < 0 ? 'possibleDown' : 'possibleUp';
    case 'no_detectable_change':
      return 'same';
    case 'not_comparable':
      return 'notComparable';
    default:
      return 'none';
  }
}
