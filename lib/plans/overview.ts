import 'server-only';
import { eq } from 'drizzle-orm';
import { plans } from '@/db/schema';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import { steps } from '@/lib/advice';
import { stepsToLevel } from '@/lib/advice/climb';
import type { StepLevel } from '@/lib/advice/types';
import { practice, principle } from '@/lib/model/graph';
import { levelOf } from '@/lib/scoring/level';
import { outcomesIn } from './outcome-queries';
import { listSteps, modelsOfDeleted, type PlannedStep } from './queries';
import { type SeenRound, seenRounds, startOf } from './seen';
import type { Promised, ShownStep } from './shown-step';

type Gains = Pick<Promised, 'gainOverall' | 'gainPrinciple'>;

/**
 * What a step promised. A gain depends on how many practices beside it have a score, so who does not see all of them is told
 * what follows from those that they see, and not what was stored by somebody who saw more.
 */
function gainsOf(
  access: TeamAccess,
  { practiceId, targetLevel, gainOverall, gainPrinciple }: PlannedStep,
  { results: { model, rows }, states }: SeenRound,
): Gains {
  if (!rows.some(({ status }) => status === 'hidden')) return { gainOverall, gainPrinciple };
  const step = steps({ model, states, scope: access.team.scope, target: 4 }).find(
    ({ practiceId: id, to }) => id === practiceId && to === targetLevel,
  );
  return { gainOverall: step?.gain.overall ?? null, gainPrinciple: step?.gain.principle ?? null };
}

type Rounds = ReadonlyMap<string, SeenRound>;

/** An earlier step of the same practice that is done is where a later one starts. */
function reachedBefore(
  { practiceId, targetLevel }: PlannedStep,
  all: readonly PlannedStep[],
  rounds: Rounds,
) {
  return all
    .filter((other) => other.practiceId === practiceId && other.status === 'done' && startOf(other, rounds))
    .map((other) => other.targetLevel)
    .filter((level) => level < targetLevel);
}

function promisedBy(
  access: TeamAccess,
  step: PlannedStep,
  all: readonly PlannedStep[],
  rounds: Rounds,
): Promised | null {
  const state = startOf(step, rounds);
  const round = rounds.get(step.roundId);
  if (!state || !round) return null;
  const { targetLevel, effort } = step;
  const fromScore = state.score;
  const reached = Math.max(fromScore, ...reachedBefore(step, all, rounds));
  const toLevel = targetLevel as StepLevel;
  const stateOf = (id: string) =>
    id === step.practiceId ? { ...state, score: reached } : round.states.find((one) => one.id === id);
  return {
    state,
    fromScore,
    fromLevel: levelOf(reached),
    toLevel,
    effort,
    ...gainsOf(access, step, round),
    climb: stepsToLevel(round.results.model, stateOf, { practiceId: step.practiceId, to: toLevel }),
  };
}

/** What people said of a step, and its practice: nothing of it follows from a score. */
const seenByAll = (step: PlannedStep) => ({
  id: step.id,
  practiceId: step.practiceId,
  roundId: step.roundId,
  status: step.status,
  createdAt: step.createdAt,
  ownerId: step.ownerId,
  ownerName: step.ownerName,
  dueDate: step.dueDate,
  hoursSaved: step.hoursSaved,
  note: step.note,
});

/** The team's running plan as this viewer may see it, in the order the steps were added. */
export async function shownSteps(access: TeamAccess): Promise<ShownStep[]> {
  const [steps, outcomes] = await Promise.all([
    listSteps(access),
    readOrganization(access, (tx) => outcomesIn(tx, access, eq(plans.teamId, access.teamId))),
  ]);
  const rounds = await seenRounds(
    access,
    steps.map(({ roundId }) => roundId),
  );
  // A step outlives its round: who wrote what about it is not the round's.
  const deleted = await modelsOfDeleted(
    access,
    steps.map(({ roundId }) => roundId).filter((id) => !rounds.has(id)),
  );
  return steps.flatMap((step) => {
    const model = rounds.get(step.roundId)?.results.model ?? deleted.get(step.roundId);
    if (!model) return [];
    const item = practice(model, step.practiceId);
    return {
      ...seenByAll(step),
      fromDeleted: deleted.has(step.roundId),
      model,
      practice: item,
      principle: principle(model, item.principle),
      promised: promisedBy(access, step, steps, rounds),
      outcome: outcomes.get(step.id) ?? null,
    };
  });
}
