import 'server-only';
import type { TeamAccess } from '@/lib/access/types';
import {
  type Advice,
  type AdviceInput,
  DEFAULT_TARGET,
  nextPractices,
  type PracticeState,
  type StepLevel,
} from '@/lib/advice';
import { Kept } from '@/lib/kept';
import type { Level, Model, RoleId } from '@/lib/model/schema';
import type { Results } from '@/lib/results/queries';
import { listTargets } from '@/lib/targets/queries';
import { type Target, targetFor } from '@/lib/targets/target';
import { listTeamMembers } from '@/lib/teams/queries';
import { listSteps, type PlannedStep } from './queries';
import { seenRounds, startOf } from './seen';

export interface TeamAdvice {
  results: Results;
  advice: Advice;
  states: readonly PracticeState[];
  steps: readonly PlannedStep[];
  /** Ids of the steps whose level this viewer may know. */
  seen: ReadonlySet<string>;
  heldRoles: ReadonlySet<RoleId>;
  /** What is to be reached, of the team and of all teams. */
  targets: readonly Target[];
  members: Awaited<ReturnType<typeof listTeamMembers>>;
}

/** Still to be done. */
export const isOpen = ({ status }: Pick<PlannedStep, 'status'>) =>
  status === 'planned' || status === 'started';

const toReach = (steps: readonly PlannedStep[], status: PlannedStep['status'][]) =>
  steps
    .filter((step) => status.includes(step.status) && step.targetLevel >= 2)
    .map(({ practiceId, targetLevel }) => ({ practiceId, to: targetLevel as StepLevel }));

const kept = new WeakMap<AdviceInput['states'], Kept<Advice>>();

/** Advice changes with the plan and the people only: what was worked out for the same states, steps and roles holds. */
function adviceOn(input: AdviceInput): Advice {
  const { model: _, states, ...rest } = input;
  const ofStates = kept.get(states) ?? new Kept<Advice>(8);
  kept.set(states, ofStates);
  const key = JSON.stringify(rest, (_key, value) => (value instanceof Set ? [...value].sort() : value));
  const advice = ofStates.get(key) ?? nextPractices(input);
  ofStates.set(key, advice);
  return advice;
}

/** A practice is to reach what its principle is to reach. */
function practiceTargets(model: Model, targets: readonly Target[], teamId: string): Record<string, Level> {
  const levels = new Map(
    model.principles.map(({ id }) => [id, targetFor(model, targets, teamId, id).level as Level]),
  );
  return Object.fromEntries(
    model.practices.map(({ id, principle }) => [id, levels.get(principle) ?? DEFAULT_TARGET]),
  );
}

/**
 * Next practices for a team from a closed round, as one viewer may see it; null when there is no such result.
 * Planned and started steps are running; steps done since the round count as reached. Of a step whose start this viewer
 * does not see only that its practice is being worked on is known: then none of its steps is proposed.
 */
export async function adviceFor(access: TeamAccess, roundId: string): Promise<TeamAdvice | null> {
  const [steps, members, targets] = await Promise.all([
    listSteps(access),
    listTeamMembers(access),
    listTargets(access, [access.teamId]),
  ]);
  const rounds = await seenRounds(access, [roundId, ...steps.map((step) => step.roundId)]);
  const round = rounds.get(roundId);
  if (!round) return null;
  const { results, states } = round;
  const closedAt = results.round.closedAt ?? new Date(0);
  const heldRoles = new Set(members.flatMap(({ jobRole }) => (jobRole ? [jobRole] : [])));
  const known = steps.filter((step) => startOf(step, rounds));
  const advice = adviceOn({
    model: results.model,
    states,
    scope: access.team.scope,
    running: toReach(known, ['planned', 'started']),
    completed: toReach(
      known.filter((step) => step.createdAt >= closedAt || step.roundId === roundId),
      ['done'],
    ),
    excluded: new Set(
      steps.filter((step) => !known.includes(step) && isOpen(step)).map(({ practiceId }) => practiceId),
    ),
    heldRoles,
    capacity: access.team.capacity,
    ...(targets.length > 0 && { targets: practiceTargets(results.model, targets, access.teamId) }),
  });
  return {
    results,
    advice,
    states,
    steps,
    seen: new Set(known.map(({ id }) => id)),
    heldRoles,
    members,
    targets,
  };
}
