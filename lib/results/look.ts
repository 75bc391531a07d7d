import type { StairState } from '@/lib/charts/stair';
import type { Level } from '@/lib/model/schema';
import { doubtOf } from '@/lib/scoring/verdict';
import type { ResultChange, ResultRow } from './types';

/** How a row's level is drawn; `range` only where it may be told which levels cannot be ruled out. */
export interface Look {
  state: StairState;
  level: Level | null;
  range: readonly [Level, Level] | null;
}

/** Levels that cannot be ruled out, lowest first; null where the level is firm or too few answers forbid to tell. */
export function provisionalRange({
  level,
  levelRange,
}: Pick<ResultRow, 'level' | 'levelRange'>): readonly [Level, Level] | null {
  if (level === null || levelRange === null || levelRange[0] === levelRange[1]) return null;
  return levelRange;
}

/** A level from so few answers that nothing can be said about how firm it is (methods reference, i). */
export const isFewAnswers = ({
  level,
  levelRange,
  status,
}: Pick<ResultRow, 'level' | 'levelRange' | 'status'>): boolean =>
  status === 'ok' && level !== null && levelRange === null;

/** From so many people on, spread may be shown: where it is not, it is some of the questions that few answered. */
const ENOUGH = 5;

/** How the words for few answers begin; keys of messages under `results.few`. Null where answers are not few. */
export function fewOf(row: Pick<ResultRow, 'level' | 'levelRange' | 'status' | 'n'>): 'all' | 'some' | null {
  if (!isFewAnswers(row)) return null;
  return row.n !== null && row.n >= ENOUGH ? 'some' : 'all';
}

/** An interval so wide that it says nothing, in points (methods reference). */
const TOO_WIDE = 3;

/** How far a score or a change can be trusted: an interval, a margin from the number of people alone, or neither. */
export type Reach =
  | { kind: 'interval'; lo: number; hi: number }
  | { kind: 'margin'; margin: number }
  | { kind: 'too_wide' }
  | null;

export function reachOf({ ci95, margin }: Pick<ResultRow, 'ci95' | 'margin'>): Reach {
  if (ci95) return ci95.hi - ci95.lo > TOO_WIDE ? { kind: 'too_wide' } : { kind: 'interval', ...ci95 };
  return margin === null ? null : { kind: 'margin', margin };
}

/** What the stair mark of a row shows: a firm level, one that is not, or why there is none. */
export function lookOf(row: ResultRow): Look {
  if (row.status === 'hidden') return { state: 'hidden', level: null, range: null };
  if (row.status === 'not_applicable') return { state: 'not_applicable', level: null, range: null };
  if (row.score === null || row.level === null) return { state: 'unknown', level: null, range: null };
  const range = provisionalRange(row);
  return { state: range || isFewAnswers(row) ? 'provisional' : 'level', level: row.level, range };
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

/**
 * The one word for a change, wherever it stands: tile, first sentence, row, line over time, team and organization. Of the
 * overall score it is one that a first sentence may have, too, where "possibly" is not said (methods reference, h); and
 * where people are so few that a stronger word is out of reach, it says that and not that nothing was detected.
 */
export type Said = Moved | 'unclear' | 'unclearFew' | 'smallFew' | 'fewForAny';

/** Keys of messages under `results.verdict`; those for few take how many people there are. */
export function saidOf(row: Pick<ResultRow, 'scope' | 'change'>): Said {
  const moved = movedOf(row);
  const { scope, change } = row;
  if (moved === 'same' && change) {
    if (change.strongest === 'none') return 'fewForAny';
    // Of few answers the word comes from their number alone (publishing rule, section 3).
    const fewAnswers = change.ci95 === null && change.margin !== null;
    return fewAnswers || change.strongest === 'possible' ? 'smallFew' : 'same';
  }
  if (scope !== 'overall' || change?.verdict !== 'possible') return moved;
  return change.strongest === 'possible' ? 'unclearFew' : 'unclear';
}

/** What is to be said beside the word for a change; keys of messages under `results.doubt`. */
export type Doubt = 'small' | 'chance' | 'possible' | 'sure' | 'fewForAny' | 'fewForMore';

/** Stronger words that so few people cannot attain, whatever they answer (methods reference, g). */
function outOfReach({ verdict, strongest }: ResultChange): 'fewForAny' | 'fewForMore' | null {
  if (verdict !== 'possible' && verdict !== 'no_detectable_change') return null;
  if (strongest === 'none') return 'fewForAny';
  return strongest === 'possible' ? 'fewForMore' : null;
}

/** Why a word and the interval beside it seem to disagree, and which words so few people cannot attain. */
export function doubtsOn({ change }: Pick<ResultRow, 'change'>): readonly Doubt[] {
  if (!change) return [];
  const found = doubtOf(change);
  const doubt = found === 'chance' && change.verdict === 'possible' ? 'possible' : found;
  const few = outOfReach(change);
  // That no stronger word can be had says enough about why an interval alone does not give it.
  const told = few === 'fewForAny' || (few === 'fewForMore' && doubt === 'possible');
  const all: (Doubt | null)[] = [told ? null : doubt, few];
  return all.filter((one) => one !== null);
}

/**
 * How the interval of a change is told beside its word; keys of messages under `results.changeReach`. As what the change
 * plausibly is only where the two say the same: the word answers whether there was a change, and it comes from a test.
 */
export const intervalWord = (change: ResultChange): 'interval' | 'small' | 'chance' | 'sure' =>
  doubtOf(change) ?? 'interval';

/** Of these, why a word and its interval seem to disagree: to be said wherever the two stand in one sentence. */
export const apartOf = (row: Pick<ResultRow, 'change'>): readonly Doubt[] =>
  doubtsOn(row).filter((doubt) => doubt !== 'fewForAny' && doubt !== 'fewForMore');

export function movedOf({ change }: { change: Pick<ResultChange, 'verdict' | 'delta'> | null }): Moved {
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
