import 'server-only';
import type { TeamAccess } from '@/lib/access/types';
import { type Advice, nextPractices, type PracticeState, type StepLevel } from '@/lib/advice';
import type { RoleId } from '@/lib/model/schema';
import type { Results } from '@/lib/results/queries';
import { listTeamMembers } from '@/lib/teams/queries';
import { listActions, type PlanAction } from './queries';
import { seenRounds, startOf } from './seen';

export interface TeamAdvice {
  results: Results;
  advice: Advice;
  states: readonly PracticeState[];
  actions: readonly PlanAction[];
  /** Ids of the actions whose level this viewer may know. */
  seen: ReadonlySet<string>;
  heldRoles: ReadonlySet<RoleId>;
}

/** Still to be done. */
export const isOpen = ({ status }: Pick<PlanAction, 'status'>) =>
  status === 'planned' || status === 'started';

const steps = (actions: readonly PlanAction[], status: PlanAction['status'][]) =>
  actions
    .filter((action) => status.includes(action.status) && action.targetLevel >= 2)
    .map(({ practiceId, targetLevel }) => ({ practiceId, to: targetLevel as StepLevel }));

/**
 * Next practices for a team from a closed round, as one viewer may see it; null when there is no such result.
 * Planned and started steps are running; steps done since the round count as reached. Of a step whose start this viewer
 * does not see only that its practice is being worked on is known: then none of its steps is proposed.
 */
export async function adviceFor(access: TeamAccess, roundId: string): Promise<TeamAdvice | null> {
  const [actions, members] = await Promise.all([listActions(access), listTeamMembers(access)]);
  const rounds = await seenRounds(access, [roundId, ...actions.map((action) => action.roundId)]);
  const round = rounds.get(roundId);
  if (!round) return null;
  const { results, states } = round;
  const closedAt = results.round.closedAt ?? new Date(0);
  const heldRoles = new Set(members.flatMap(({ jobRole }) => (jobRole ? [jobRole] : [])));
  const known = actions.filter((action) => startOf(action, rounds));
  const advice = nextPractices({
    model: results.model,
    states,
    scope: access.team.scope,
    running: steps(known, ['planned', 'started']),
    completed: steps(
      known.filter((action) => action.createdAt >= closedAt || action.roundId === roundId),
      ['done'],
    ),
    excluded: new Set(
      actions
        .filter((action) => !known.includes(action) && isOpen(action))
        .map(({ practiceId }) => practiceId),
    ),
    heldRoles,
  });
  return { results, advice, states, actions, seen: new Set(known.map(({ id }) => id)), heldRoles };
}
