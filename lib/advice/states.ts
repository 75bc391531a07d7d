import type { Model, Practice, RoundMode } from '@/lib/model/schema';
import { levelOf } from '@/lib/scoring/level';
import type { ScoreRow } from '@/lib/scoring/types';

import { compareIds } from './order';
import type { PracticeState } from './types';

/** What advice reads of a scorecard row. */
export type StateRow = Pick<
  ScoreRow,
  'scope' | 'id' | 'status' | 'score' | 'ci95' | 'level' | 'dontKnow' | 'ad' | 'agreement'
> &
  Pick<PracticeState, 'n'>;

/**
 * One state per practice of the model, in id order, from the rows of a scorecard.
 *
 * Full round: the practice's own row. Quick round: only principles were asked, so each practice takes its
 * principle's score as an estimate. Key round: key practices have rows, the others are estimated likewise.
 * `notApplicable` adds practices (or principles) the team has decided on outside the round.
 */
export function practiceStates(
  model: Model,
  rows: readonly StateRow[],
  mode: RoundMode,
  notApplicable: ReadonlySet<string> = new Set(),
): PracticeState[] {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return model.practices
    .toSorted((a, b) => compareIds(a.id, b.id))
    .map((practice) => {
      if (notApplicable.has(practice.id) || notApplicable.has(practice.principle)) {
        return { ...withoutScore(practice, 'not_applicable'), estimated: mode === 'quick' };
      }
      const own = rowOf.get(practice.id);
      if (wasAsked(practice, own, mode)) return own ? measured(own) : withoutScore(practice, 'insufficient');
      return estimate(practice, rowOf.get(practice.principle), mode);
    });
}

function wasAsked(practice: Practice, own: StateRow | undefined, mode: RoundMode): boolean {
  if (mode === 'full') return true;
  if (mode === 'quick') return false;
  return practice.key || (own !== undefined && (own.score !== null || own.status === 'not_applicable'));
}

function withoutScore(
  practice: Practice,
  status: 'insufficient' | 'not_applicable' | 'not_asked',
): PracticeState {
  return {
    id: practice.id,
    status,
    score: null,
    ci95: null,
    level: null,
    n: 0,
    dontKnow: 0,
    ad: null,
    agreement: null,
    estimated: false,
  };
}

function measured(row: StateRow): PracticeState {
  return {
    id: row.id,
    status: row.status,
    score: row.score,
    ci95: row.ci95,
    level: row.level,
    n: row.n,
    dontKnow: row.dontKnow,
    ad: row.ad,
    agreement: row.agreement,
    estimated: false,
  };
}

function estimate(practice: Practice, row: StateRow | undefined, mode: RoundMode): PracticeState {
  if (row && row.score !== null) {
    return { ...measured(row), id: practice.id, level: levelOf(row.score), estimated: true };
  }
  // In a key round the asked practices already say that something is missing; the others were just not asked.
  if (mode === 'key')
    return withoutScore(practice, row?.status === 'not_applicable' ? 'not_applicable' : 'not_asked');
  if (!row) return { ...withoutScore(practice, 'insufficient'), estimated: true };
  return { ...measured(row), id: practice.id, level: null, estimated: true };
}
