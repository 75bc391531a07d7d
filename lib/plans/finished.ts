import 'server-only';
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { plans, steps } from '@/db/schema';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';

/** A step that was finished, in whichever plan of the team. That it was planned and done is no answer of anybody. */
export interface FinishedStep {
  id: string;
  practiceId: string;
  doneAt: Date;
}

/** The team's finished steps, in the order in which they were finished. */
export function listFinishedSteps(access: TeamAccess): Promise<FinishedStep[]> {
  return readOrganization(access, async (tx) => {
    const found = await tx
      .select({ id: steps.id, practiceId: steps.practiceId, doneAt: steps.doneAt })
      .from(steps)
      .innerJoin(plans, and(eq(plans.organizationId, steps.organizationId), eq(plans.id, steps.planId)))
      .where(
        and(
          eq(plans.organizationId, access.organizationId),
          eq(plans.teamId, access.teamId),
          isNotNull(steps.doneAt),
          isNull(steps.droppedAt),
        ),
      )
      .orderBy(asc(steps.doneAt), asc(steps.id));
    return found.flatMap(({ doneAt, ...step }) => (doneAt ? [{ ...step, doneAt }] : []));
  });
}
