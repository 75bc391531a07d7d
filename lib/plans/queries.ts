import 'server-only';
import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { plans, rounds, steps, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import type { Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import type { StepStatus } from './schema';

export type { StepStatus };

/** Where a step stands, from its events. */
export const stepStatus = sql<StepStatus>`case
  when ${steps.droppedAt} is not null then 'dropped'
  when ${steps.doneAt} is not null then 'done'
  when ${steps.startedAt} is not null then 'started'
  else 'planned' end`;

export interface PlannedStep {
  id: string;
  practiceId: string;
  roundId: string;
  /** Score the step was planned from, 0–4; null where its round is gone for good. */
  fromScore: number | null;
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
  status: StepStatus;
  createdAt: Date;
}

/** The team's running plan. */
export const runningPlanOf = ({ organizationId, teamId }: TeamAccess): SQL | undefined =>
  and(eq(plans.organizationId, organizationId), eq(plans.teamId, teamId), isNull(plans.closedAt));

const stepsOf = (tx: Tenant, access: TeamAccess): Promise<PlannedStep[]> =>
  tx
    .select({
      id: steps.id,
      practiceId: steps.practiceId,
      roundId: steps.roundId,
      fromScore: steps.fromScore,
      targetLevel: steps.targetLevel,
      gainOverall: steps.gainOverall,
      gainPrinciple: steps.gainPrinciple,
      effort: steps.effort,
      ownerId: steps.ownerId,
      ownerName: users.name,
      dueDate: steps.dueDate,
      hoursSaved: steps.hoursSaved,
      note: steps.note,
      createdAt: steps.createdAt,
      status: stepStatus,
    })
    .from(steps)
    .innerJoin(plans, and(eq(plans.organizationId, steps.organizationId), eq(plans.id, steps.planId)))
    .leftJoin(users, eq(users.id, steps.ownerId))
    .where(runningPlanOf(access))
    .orderBy(asc(steps.createdAt), asc(steps.id));

/** Steps of the team's running plan, in the order they were added. */
export function listSteps(access: TeamAccess): Promise<PlannedStep[]> {
  return readOrganization(access, (tx) => stepsOf(tx, access));
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
