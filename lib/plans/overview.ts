import 'server-only';
import type { TeamAccess } from '@/lib/access/types';
import { steps } from '@/lib/advice';
import type { StepLevel } from '@/lib/advice/types';
import { practice, principle } from '@/lib/model/graph';
import { levelOf } from '@/lib/scoring/level';
import { listActions, modelsOfDeleted, type PlanAction } from './queries';
import { type SeenRound, seenRounds, startOf } from './seen';
import type { Promised, ShownAction } from './shown-action';

type Gains = Pick<Promised, 'gainOverall' | 'gainPrinciple'>;

/**
 * What a step promised. A gain depends on how many practices beside it have a score, so who does not see all of them is told
 * what follows from those that they see, and not what was stored by somebody who saw more.
 */
function gainsOf(
  access: TeamAccess,
  { practiceId, targetLevel, gainOverall, gainPrinciple }: PlanAction,
  { results: { model, rows }, states }: SeenRound,
): Gains {
  if (!rows.some(({ status }) => status === 'hidden')) return { gainOverall, gainPrinciple };
  const step = steps({ model, states, scope: access.team.scope }).find(
    ({ practiceId: id, to }) => id === practiceId && to === targetLevel,
  );
  return { gainOverall: step?.gain.overall ?? null, gainPrinciple: step?.gain.principle ?? null };
}

type Rounds = ReadonlyMap<string, SeenRound>;

/** An earlier step of the same practice that is done is where a later one starts. */
function reachedBefore({ practiceId, targetLevel }: PlanAction, all: readonly PlanAction[], rounds: Rounds) {
  return all
    .filter((other) => other.practiceId === practiceId && other.status === 'done' && startOf(other, rounds))
    .map((other) => other.targetLevel)
    .filter((level) => level < targetLevel);
}

function promisedBy(
  access: TeamAccess,
  action: PlanAction,
  all: readonly PlanAction[],
  rounds: Rounds,
): Promised | null {
  const state = startOf(action, rounds);
  const round = rounds.get(action.roundId);
  if (!state || !round) return null;
  const { fromScore, targetLevel, effort } = action;
  return {
    state,
    fromScore,
    fromLevel: levelOf(Math.max(fromScore, ...reachedBefore(action, all, rounds))),
    toLevel: targetLevel as StepLevel,
    effort,
    ...gainsOf(access, action, round),
  };
}

/** What people said of an action, and its practice: nothing of it follows from a score. */
const seenByAll = (action: PlanAction) => ({
  id: action.id,
  practiceId: action.practiceId,
  roundId: action.roundId,
  status: action.status,
  createdAt: action.createdAt,
  ownerId: action.ownerId,
  ownerName: action.ownerName,
  dueDate: action.dueDate,
  hoursSaved: action.hoursSaved,
  note: action.note,
});

/** The team's running plan as this viewer may see it, in the order the actions were added. */
export async function shownActions(access: TeamAccess): Promise<ShownAction[]> {
  const actions = await listActions(access);
  const rounds = await seenRounds(
    access,
    actions.map(({ roundId }) => roundId),
  );
  // A step outlives its round: who wrote what about it is not the round's.
  const deleted = await modelsOfDeleted(
    access,
    actions.map(({ roundId }) => roundId).filter((id) => !rounds.has(id)),
  );
  return actions.flatMap((action) => {
    const model = rounds.get(action.roundId)?.results.model ?? deleted.get(action.roundId);
    if (!model) return [];
    const item = practice(model, action.practiceId);
    return {
      ...seenByAll(action),
      fromDeleted: deleted.has(action.roundId),
      model,
      practice: item,
      principle: principle(model, item.principle),
      promised: promisedBy(access, action, actions, rounds),
    };
  });
}
