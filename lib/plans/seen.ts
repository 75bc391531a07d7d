import 'server-only';
import type { TeamAccess } from '@/lib/access/types';
import { type PracticeState, practiceStates } from '@/lib/advice';
import type { RoundMode } from '@/lib/model/schema';
import { getResultsOf, type Results } from '@/lib/results/queries';
import type { PlannedStep } from './queries';
import { isSameScore } from './same-score';

/** What a round says to one viewer of each practice. */
export interface SeenRound {
  results: Results;
  states: readonly PracticeState[];
}

/** Rows hidden from this viewer are to advice as if nobody had answered: it never tells what the result does not. */
const statesOf = ({ rows, model, round }: Results) =>
  practiceStates(
    model,
    rows.map((row) => ({
      ...row,
      status: row.status === 'hidden' ? ('insufficient' as const) : row.status,
      n: row.n,
      dontKnow: row.dontKnow ?? 0,
    })),
    round.mode,
  );

interface Known extends Pick<Results, 'model'> {
  mode: RoundMode;
  states: readonly PracticeState[];
}

const kept = new WeakMap<Results['rows'], Known>();

/** The same, worked out once for the rows that `getResultsOf` keeps: they are of one model and mode. */
function asStates(results: Results): readonly PracticeState[] {
  const { rows, model, round } = results;
  const known = kept.get(rows);
  if (known?.model === model && known.mode === round.mode) return known.states;
  const states = statesOf(results);
  kept.set(rows, { model, mode: round.mode, states });
  return states;
}

/** Published rounds of the team as one viewer may see them, by id. */
export async function seenRounds(
  access: TeamAccess,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, SeenRound>> {
  const found = await getResultsOf(access, new Set(ids));
  return new Map([...found].map(([id, results]) => [id, { results, states: asStates(results) }]));
}

/**
 * What was known of a step's practice when it was planned, for who sees the same score; null for everybody else. Which
 * step is the next one follows from the score, so to them its level, effort and gain are hidden, too.
 */
export function startOf(
  { roundId, practiceId, fromScore }: PlannedStep,
  rounds: ReadonlyMap<string, SeenRound>,
): (PracticeState & { score: number }) | null {
  const state = rounds.get(roundId)?.states.find(({ id }) => id === practiceId);
  if (state?.score == null || fromScore === null) return null;
  return isSameScore(state.score, fromScore) ? { ...state, score: state.score } : null;
}
