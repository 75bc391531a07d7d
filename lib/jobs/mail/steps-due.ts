import 'server-only';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { organizations, plans, steps, teams } from '@/db/schema';
import { mailSettings } from '@/lib/env';
import { type DigestItem, lookAtEach } from './fan-out';

/** Days before a step is due that who drives it is told. */
const DAYS = 3;

/** Steps that somebody drives and has not done, of plans that run, in organizations of real people. */
export const OPEN_STEPS = and(
  isNotNull(steps.ownerId),
  isNull(steps.doneAt),
  isNull(steps.droppedAt),
  isNull(plans.closedAt),
  isNull(teams.archivedAt),
  isNull(organizations.deletedAt),
  isNull(organizations.kind),
);

/** Once a day: has whoever drives a step looked at that is due in three days, by the calendar of their organization. */
export async function lookAtStepsDue(): Promise<void> {
  if (!mailSettings()) return;
  const today = sql`(now() at time zone ${organizations.timeZone})::date`;
  const found = await systemDatabase()
    .select({ organizationId: steps.organizationId, stepId: steps.id, userId: steps.ownerId })
    .from(steps)
    .innerJoin(plans, and(eq(plans.organizationId, steps.organizationId), eq(plans.id, steps.planId)))
    .innerJoin(teams, and(eq(teams.organizationId, plans.organizationId), eq(teams.id, plans.teamId)))
    .innerJoin(organizations, eq(organizations.id, steps.organizationId))
    .where(and(OPEN_STEPS, sql`${steps.dueDate} = ${today} + ${sql.raw(String(DAYS))}`));
  const items = found.flatMap(({ userId, ...about }): DigestItem[] => (userId ? [{ ...about, userId }] : []));
  await systemDatabase().transaction((tx) => lookAtEach(tx, items));
}
