import 'server-only';
import type { TeamAccess } from '@/lib/access/types';
import type { PracticeState } from '@/lib/advice/types';
import { practice, principle } from '@/lib/model/graph';
import type { Level } from '@/lib/model/schema';
import { levelOf } from '@/lib/scoring/level';
import { adviceFor, type TeamAdvice } from './advice';
import { listActions, type PlanAction } from './queries';
import type { Promised, ShownAction } from './shown-action';

/** Scores are stored as they were shown, so equal ones differ by nothing but the way through the database. */
const SAME = 1e-9;

/** An earlier step of the same practice that is done is where a later one starts. */
function startOf(action: PlanAction, all: readonly PlanAction[]): Level {
  const reached = all
    .filter(({ practiceId, status }) => practiceId === action.practiceId && status === 'done')
    .map(({ targetLevel }) => targetLevel)
    .filter((level) => level < action.targetLevel);
  return levelOf(Math.max(action.fromScore, ...reached));
}

function promisedBy(
  action: PlanAction,
  all: readonly PlanAction[],
  states: readonly PracticeState[],
): Promised | null {
  const state = states.find(({ id }) => id === action.practiceId);
  // Whoever sees the same score may see what was concluded from it; for everyone else there is none.
  if (state?.score == null || Math.abs(state.score - action.fromScore) > SAME) return null;
  return {
    state,
    fromScore: action.fromScore,
    fromLevel: startOf(action, all),
    gainOverall: action.gainOverall,
    gainPrinciple: action.gainPrinciple,
  };
}

/** The team's running plan as this viewer may see it, in the order the actions were added. */
export async function shownActions(access: TeamAccess): Promise<ShownAction[]> {
  const actions = await listActions(access);
  const ids = [...new Set(actions.map(({ roundId }) => roundId))];
  const rounds = new Map<string, TeamAdvice | null>(
    await Promise.all(ids.map(async (id) => [id, await adviceFor(access, id)] as const)),
  );
  return actions.flatMap((action) => {
    const round = rounds.get(action.roundId);
    if (!round) return [];
    const { fromScore: _, gainOverall: __, gainPrinciple: ___, ...rest } = action;
    const { model } = round.results;
    const item = practice(model, action.practiceId);
    return {
      ...rest,
      model,
      practice: item,
      principle: principle(model, item.principle),
      promised: promisedBy(action, actions, round.states),
    };
  });
}
