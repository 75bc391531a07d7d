import 'server-only';
import { and, eq, exists, gt, isNotNull, isNull, lt, notExists, type SQL, sql } from 'drizzle-orm';
import { plans, rounds, steps, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import type { Filters } from './filters';
import { filteredTeams } from './standings';

/** What is being done, in numbers. */
export interface WorkInNumbers {
  open: number;
  overdue: number;
  unowned: number;
  done: number;
  /** Rounds that have taken answers for longer than two weeks, and teams without a result for longer than a quarter. */
  lateRounds: number;
  dueTeams: number;
}

const LATE_AFTER = '14 days';
const DUE_AFTER = '91 days';

const counted = (which: SQL) => sql<number>`count(*) filter (where ${which})`.mapWith(Number);

/** How much of it needs a decision; plans and who is asked are no secret inside the organization. */
export async function workInNumbers(
  tx: Tenant,
  access: OrganizationAccess,
  filters: Filters,
  now: Date,
): Promise<WorkInNumbers> {
  const { organizationId, timeZone } = access;
  const moment = sql`${now.toISOString()}::timestamptz`;
  const isOpen = sql`${steps.doneAt} is null and ${steps.droppedAt} is null`;
  const today = sql`(${moment} at time zone ${timeZone})::date`;
  const [work] = await tx
    .select({
      open: counted(isOpen),
      overdue: counted(sql`${isOpen} and ${steps.dueDate} < ${today}`),
      unowned: counted(sql`${isOpen} and ${steps.ownerId} is null`),
      done: counted(sql`${steps.doneAt} is not null and ${steps.droppedAt} is null`),
    })
    .from(steps)
    .innerJoin(plans, and(eq(plans.organizationId, steps.organizationId), eq(plans.id, steps.planId)))
    .innerJoin(teams, and(filteredTeams(tx, access, filters), eq(teams.id, plans.teamId)))
    .where(eq(steps.organizationId, organizationId));
  const ofTeam = and(
    eq(rounds.organizationId, organizationId),
    eq(rounds.teamId, teams.id),
    isNull(rounds.removedAt),
  );
  const some = (which: SQL | undefined) => tx.select({ one: sql`1` }).from(rounds).where(and(ofTeam, which));
  const running = isNull(rounds.closedAt);
  const late = exists(
    some(and(running, lt(rounds.openedAt, sql`${moment} - interval '${sql.raw(LATE_AFTER)}'`))),
  );
  const recent = sql`${moment} - interval '${sql.raw(DUE_AFTER)}'`;
  const due = and(
    notExists(some(running)),
    notExists(some(and(isNotNull(rounds.method), gt(rounds.closedAt, recent)))),
    lt(teams.createdAt, recent),
  );
  const [found] = await tx
    .select({ lateRounds: counted(late), dueTeams: counted(sql`${due}`) })
    .from(teams)
    .where(filteredTeams(tx, access, filters));
  return { open: 0, overdue: 0, unowned: 0, done: 0, ...work, lateRounds: 0, dueTeams: 0, ...found };
}
