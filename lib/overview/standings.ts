import 'server-only';
import { and, desc, eq, exists, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { rounds, teamMembers, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { can } from '@/lib/access/policy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import type { DeliverableType, FrameworkId, RoundFormat, RoundMode } from '@/lib/model/schema';
import { hasResultFor } from '@/lib/results/published';
import { thresholdFor } from '@/lib/results/viewer';
import { type Filters, UNGROUPED } from './filters';

/** Teams in use that this person may see: all, or those they are in. */
function seenBy(tx: Tenant, { organizationId, userId, role }: OrganizationAccess): SQL | undefined {
  const inIt = tx
    .select({ one: sql`1` })
    .from(teamMembers)
    .where(
      and(
        eq(teamMembers.organizationId, organizationId),
        eq(teamMembers.teamId, teams.id),
        eq(teamMembers.userId, userId),
        isNull(teamMembers.leftAt),
      ),
    );
  return and(
    eq(teams.organizationId, organizationId),
    isNull(teams.archivedAt),
    can(role, 'team:see-all') ? undefined : exists(inIt),
  );
}

/** Teams in use that this person may see and that the filters leave; a condition on `teams`. */
export function filteredTeams(
  tx: Tenant,
  access: OrganizationAccess,
  { group, framework, deliverable }: Filters,
): SQL | undefined {
  return and(
    seenBy(tx, access),
    group === null ? undefined : group === UNGROUPED ? isNull(teams.groupId) : eq(teams.groupId, group),
    framework ? sql`${framework} = any(${teams.scope})` : undefined,
    deliverable ? sql`${deliverable} = any(${teams.deliverableTypes})` : undefined,
  );
}

/** The moment at which a day ends by the organization's clock; a value of SQL. */
export const endOf = (day: string, timeZone: string): SQL<Date> =>
  sql`((${day}::date + 1)::timestamp at time zone ${timeZone})`;

/** Published rounds of each row of `teams`, up to the end of a day, without those about a part of the team's frameworks. */
export const publishedBy = (
  { organizationId, timeZone }: OrganizationAccess,
  at: string | null,
): SQL | undefined =>
  and(
    eq(rounds.organizationId, organizationId),
    eq(rounds.teamId, teams.id),
    isNotNull(rounds.method),
    isNull(rounds.removedAt),
    eq(rounds.part, false),
    at === null ? undefined : lt(rounds.closedAt, endOf(at, timeZone)),
  );

/**
 * The newest of them that has something to show this person, for a lateral join: those before it are not looked at. Its
 * columns are those of a `StandingRound`.
 */
export const newestShown = (tx: Tenant, access: OrganizationAccess, at: string | null) =>
  tx
    .select({
      roundId: rounds.id,
      roundName: rounds.name,
      mode: rounds.mode,
      format: rounds.format,
      closedAt: rounds.closedAt,
      modelVersionId: rounds.modelVersionId,
      comparedWith: rounds.comparedWith,
      method: rounds.method,
      rewordedAt: rounds.rewordedAt,
      threshold: sql<number>`${thresholdFor(access)}`.mapWith(Number).as('threshold'),
    })
    .from(rounds)
    .where(and(publishedBy(access, at), hasResultFor(access)))
    .orderBy(desc(rounds.closedAt))
    .limit(1)
    .as('newest');

/** The same at the end of an earlier day, under names of its own so that both can be joined. */
export function shownBefore(tx: Tenant, access: OrganizationAccess, day: string) {
  const newest = newestShown(tx, access, day);
  return tx
    .select({
      roundId: newest.roundId,
      threshold: sql<number>`${newest.threshold}`.mapWith(Number).as('earlier_threshold'),
    })
    .from(newest)
    .as('earlier');
}

/** Whether a row of `teams` has any published round up to the end of a day, shown or not. */
export const hasPublished = (tx: Tenant, access: OrganizationAccess, at: string | null): SQL =>
  exists(tx.select({ one: sql`1` }).from(rounds).where(publishedBy(access, at)));

/** A published round in which a team is looked at. */
export interface StandingRound {
  id: string;
  name: string;
  mode: RoundMode;
  format: RoundFormat;
  closedAt: Date;
  modelVersionId: string;
  comparedWith: string | null;
  method: number | null;
  rewordedAt: Date | null;
  /** Fewest people behind a number of it that this person may see. */
  threshold: number;
}

/** Where a team stands: its newest result that has something to show this person. */
export interface Standing {
  teamId: string;
  name: string;
  groupId: string | null;
  scope: readonly FrameworkId[];
  deliverableTypes: readonly DeliverableType[];
  /** Null where no round was published, or none has anything to show. */
  round: StandingRound | null;
  /** Rounds were published, and all of them are hidden from this person. */
  hidden: boolean;
}

/** Teams that the filters leave, in no order, each with the newest result that has something to show this person. */
export async function standingsIn(
  tx: Tenant,
  access: OrganizationAccess,
  filters: Filters,
): Promise<Standing[]> {
  const newest = newestShown(tx, access, filters.at);
  const found = await tx
    .select({
      teamId: teams.id,
      name: teams.name,
      groupId: teams.groupId,
      scope: teams.scope,
      deliverableTypes: teams.deliverableTypes,
      newest: {
        id: newest.roundId,
        name: newest.roundName,
        mode: newest.mode,
        format: newest.format,
        closedAt: newest.closedAt,
        modelVersionId: newest.modelVersionId,
        comparedWith: newest.comparedWith,
        method: newest.method,
        rewordedAt: newest.rewordedAt,
        threshold: newest.threshold,
      },
      hidden: sql<boolean>`${newest.roundId} is null and ${hasPublished(tx, access, filters.at)}`,
    })
    .from(teams)
    .leftJoinLateral(newest, sql`true`)
    .where(filteredTeams(tx, access, filters));
  return found.map(({ newest: round, ...team }) => ({
    ...team,
    round: round?.closedAt ? { ...round, closedAt: round.closedAt } : null,
  }));
}

/** The same, for a page that reads nothing else. */
export const listStandings = (access: OrganizationAccess, filters: Filters): Promise<Standing[]> =>
  readOrganization(access, (tx) => standingsIn(tx, access, filters));
