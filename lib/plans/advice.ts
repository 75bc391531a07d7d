import 'server-only';
import type { TeamAccess } from '@/lib/access/types';
import { type Advice, nextPractices, type PracticeState, practiceStates, type StepLevel } from '@/lib/advice';
import type { RoleId } from '@/lib/model/schema';
import { getResults, type Results } from '@/lib/results/queries';
import { listTeamMembers } from '@/lib/teams/queries';
import { listActions, type PlanAction } from './queries';

export interface TeamAdvice {
  results: Results;
  advice: Advice;
  states: readonly PracticeState[];
  actions: readonly PlanAction[];
  heldRoles: ReadonlySet<RoleId>;
}

const steps = (actions: readonly PlanAction[], status: PlanAction['status'][]) =>
  actions
    .filter((action) => status.includes(action.status) && action.targetLevel >= 2)
    .map(({ practiceId, targetLevel }) => ({ practiceId, to: targetLevel as StepLevel }));

/** Rows hidden from this viewer are to advice as if nobody had answered: it never tells what the result does not. */
const asStates = ({ rows, model, round }: Results) =>
  practiceStates(
    model,
    rows.map((row) => ({
      ...row,
      status: row.status === 'hidden' ? ('insufficient' as const) : row.status,
      n: row.n ?? 0,
      dontKnow: row.dontKnow ?? 0,
    })),
    round.mode,
  );

/**
 * Next practices for a team from a closed round, as one viewer may see it; null when there is no such result.
 * Planned and started steps are running; steps done since the round count as reached.
 */
export async function adviceFor(access: TeamAccess, roundId: string): Promise<TeamAdvice | null> {
  const [results, actions, members] = await Promise.all([
    getResults(access, roundId),
    listActions(access),
    listTeamMembers(access),
  ]);
  if (!results) return null;
  const states = asStates(results);
  const closedAt = results.round.closedAt ?? new Date(0);
  const heldRoles = new Set(members.flatMap(({ jobRole }) => (jobRole ? [jobRole] : [])));
  const advice = nextPractices({
    model: results.model,
    states,
    scope: access.team.scope,
    running: steps(actions, ['planned', 'started']),
    completed: steps(
      actions.filter((action) => action.createdAt >= closedAt || action.roundId === roundId),
      ['done'],
    ),
    heldRoles,
  });
  return { results, advice, states, actions, heldRoles };
}
