import 'server-only';
import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { actions, plans, rounds, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import type { Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import type { ActionStatus } from './schema';

export type { ActionStatus };

/** Where an action stands, from its events. */
export const actionStatus = sql<ActionStatus>`case
  when ${actions.droppedAt} is not null then 'dropped'
  when ${actions.doneAt} is not null then 'done'
  when ${actions.startedAt} is not null then 'started'
  else 'planned' end`;

export interface PlanAction {
  id: string;
  practiceId: string;
  roundId: string;
  /** Score the step was planned from, 0–4. */
  fromScore: number;
  targetLevel: number;
  /** Gains promised if completed, in points of 0–4; null where that index was not displayed. */
  gainOverall: number | null;
  gainPrinciple: number | null;
  effort: number;
  ownerId: string | null;
  ownerName: string | null;
  /** `YYYY-MM-DD` */
  dueDate: string | null;
  /** Expected, in half hours a month; null when nobody said. */
  hoursSaved: number | null;
  note: string;
  status: ActionStatus;
  createdAt: Date;
}

/** The team's running plan. */
export const runningPlanOf = ({ organizationId, teamId }: TeamAccess): SQL | undefined =>
  and(eq(plans.organizationId, organizationId), eq(plans.teamId, teamId), isNull(plans.closedAt));

const actionsOf = (tx: Tenant, access: TeamAccess): Promise<PlanAction[]> =>
  tx
    .select({
      id: actions.id,
      practiceId: actions.practiceId,
      roundId: actions.roundId,
      fromScore: actions.fromScore,
      targetLevel: actions.targetLevel,
      gainOverall: actions.gainOverall,
      gainPrinciple: actions.gainPrinciple,
      effort: actions.effort,
      ownerId: actions.ownerId,
      ownerName: users.name,
      dueDate: actions.dueDate,
      hoursSaved: actions.hoursSaved,
      note: actions.note,
      createdAt: actions.createdAt,
      status: actionStatus,
    })
    .from(actions)
    .innerJoin(plans, and(eq(plans.organizationId, actions.organizationId), eq(plans.id, actions.planId)))
    .leftJoin(users, eq(users.id, actions.ownerId))
    .where(runningPlanOf(access))
    .orderBy(asc(actions.createdAt), asc(actions.id));

/** Actions of the team's running plan, in the order they were added. */
export function listActions(access: TeamAccess): Promise<PlanAction[]> {
  return readOrganization(access, (tx) => actionsOf(tx, access));
}

/** The models that deleted rounds of the team were asked with, by round: steps that came from them keep their names. */
export async function modelsOfDeleted(
  access: TeamAccess,
  roundIds: readonly string[],
): Promise<ReadonlyMap<string, Model>> {
  if (roundIds.length === 0) return new Map();
  return readOrganization(access, async (tx) => {
    const deleted = await tx
      .select({ id: rounds.id, modelVersionId: rounds.modelVersionId })
      .from(rounds)
      .where(
        and(
          eq(rounds.organizationId, access.organizationId),
          eq(rounds.teamId, access.teamId),
          inArray(rounds.id, [...roundIds]),
          isNotNull(rounds.removedAt),
        ),
      );
    const models = new Map<string, Model>();
    for (const { id, modelVersionId } of deleted) models.set(id, await modelVersion(tx, modelVersionId));
    return models;
  });
}
