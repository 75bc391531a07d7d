import 'server-only';
import { and, desc, eq, gte, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { memberships, rounds, teamMemberRoles, teamMembers, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import type { RoleId } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { modelForNewRound } from '@/lib/model-versions/choice';
import { summary, summaryFor } from '@/lib/results/published';
import { thresholdFor } from '@/lib/results/viewer';
import type { Filters } from './filters';
import { type Holders, type RolesNeeded, rolesNeeded, type TeamRoles } from './role-matrix';
import { endOf, filteredTeams, publishedBy } from './standings';

/** Who was in a team at the end of a day, or is now: rows of `team_members` and of their roles. */
function thenIn({ timeZone }: OrganizationAccess, at: string | null) {
  if (at === null) return { member: isNull(teamMembers.leftAt), role: isNull(teamMemberRoles.validTo) };
  const end = endOf(at, timeZone);
  return {
    member: and(lt(teamMembers.joinedAt, end), or(isNull(teamMembers.leftAt), gte(teamMembers.leftAt, end))),
    role: and(
      lt(teamMemberRoles.validFrom, end),
      or(isNull(teamMemberRoles.validTo), gte(teamMemberRoles.validTo, end)),
    ),
  };
}

const ofTeams = eq(teamMembers.teamId, teams.id);
const ofMember = and(
  eq(teamMemberRoles.organizationId, teamMembers.organizationId),
  eq(teamMemberRoles.teamId, teamMembers.teamId),
  eq(teamMemberRoles.userId, teamMembers.userId),
);
const ofSameOrganization = (organizationId: string) => eq(teamMembers.organizationId, organizationId);

/** The newest published round of each row of `teams`, for a lateral join. */
const newestPublished = (tx: Tenant, access: OrganizationAccess, at: string | null) =>
  tx
    .select({
      ...summary,
      endedAt: sql<Date>`coalesce(${rounds.frozenAt}, ${rounds.closedAt})`.as('ended_at'),
      threshold: sql<number>`${thresholdFor(access)}`.mapWith(Number).as('threshold'),
    })
    .from(rounds)
    .where(publishedBy(access, at))
    .orderBy(desc(rounds.closedAt))
    .limit(1)
    .as('newest');

/** Teams that the filters leave, with how many people each has, and its newest round. */
function teamsAt(tx: Tenant, access: OrganizationAccess, filters: Filters) {
  const newest = newestPublished(tx, access, filters.at);
  const people = tx
    .select({ people: sql<number>`count(*)`.mapWith(Number).as('people') })
    .from(teamMembers)
    .where(and(ofSameOrganization(access.organizationId), ofTeams, thenIn(access, filters.at).member))
    .as('members');
  return tx
    .select({
      teamId: teams.id,
      name: teams.name,
      scope: teams.scope,
      people: people.people,
      newest: {
        id: newest.id,
        name: newest.name,
        mode: newest.mode,
        format: newest.format,
        questionLimit: newest.questionLimit,
        openedAt: newest.openedAt,
        closedAt: newest.closedAt,
        invited: newest.invited,
        responded: newest.responded,
        respondedUpTo: newest.respondedUpTo,
        respondedStep: newest.respondedStep,
        respondedOf: newest.respondedOf,
      },
      threshold: newest.threshold,
    })
    .from(teams)
    .innerJoinLateral(people, sql`true`)
    .leftJoinLateral(newest, sql`true`)
    .where(filteredTeams(tx, access, filters));
}

/** How many people hold which role, by team. */
function holdersAt(tx: Tenant, access: OrganizationAccess, filters: Filters) {
  const { member, role } = thenIn(access, filters.at);
  const { isPrimary } = teamMemberRoles;
  const count = (which: SQL, name: string) =>
    sql<number>`count(distinct ${teamMemberRoles.userId}) filter (where ${which})`.as(name);
  const held = tx
    .select({
      teamId: sql<string>`${teams.id}`.as('team_id'),
      role: sql<RoleId>`${teamMemberRoles.role}`.as('role'),
      first: count(sql`${isPrimary}`, 'first'),
      also: count(sql`not ${isPrimary}`, 'also'),
    })
    .from(teams)
    .innerJoin(teamMembers, and(ofSameOrganization(access.organizationId), ofTeams, member))
    .innerJoin(teamMemberRoles, and(ofMember, role))
    .where(filteredTeams(tx, access, filters))
    .groupBy(teams.id, teamMemberRoles.role)
    .as('held');
  const { teamId, role: name, first, also } = held;
  return tx
    .select({
      teamId,
      held: sql<Partial<Record<RoleId, Holders>>>`json_object_agg(${name},
        json_build_object('primary', ${first}, 'secondary', ${also}))`,
    })
    .from(held)
    .groupBy(teamId);
}

/**
 * Which roles were in which team while its newest round could be answered, and were asked therefore. It is made of who was in
 * the team, which everybody reads there, and of nothing that the round has: whom it still knows when answering has ended
 * depends on whether they answered. Who did is not told by role, in steps either: most roles are held by one or two people, and
 * for more of them a step, together with the step of the whole team, would tell of the few others (anonymity, P6). What is told
 * is the step of the whole team, as on its own page: where everybody answered, so did those of each role.
 */
function askedAt(tx: Tenant, access: OrganizationAccess, filters: Filters) {
  const newest = newestPublished(tx, access, filters.at);
  return tx
    .select({ teamId: teams.id, roles: sql<RoleId[]>`array_agg(distinct ${teamMemberRoles.role})` })
    .from(teams)
    .innerJoinLateral(newest, ne(newest.format, 'consensus'))
    .innerJoin(
      teamMembers,
      and(
        ofSameOrganization(access.organizationId),
        ofTeams,
        lte(teamMembers.joinedAt, newest.endedAt),
        or(isNull(teamMembers.leftAt), gte(teamMembers.leftAt, newest.openedAt)),
      ),
    )
    .innerJoin(
      memberships,
      and(
        eq(memberships.organizationId, teamMembers.organizationId),
        eq(memberships.userId, teamMembers.userId),
        // Viewers look on: who may not answer is not asked.
        ne(memberships.role, 'viewer'),
      ),
    )
    .innerJoin(
      teamMemberRoles,
      and(
        ofMember,
        eq(teamMemberRoles.isPrimary, true),
        lte(teamMemberRoles.validFrom, newest.endedAt),
        or(isNull(teamMemberRoles.validTo), gte(teamMemberRoles.validTo, newest.openedAt)),
      ),
    )
    .where(filteredTeams(tx, access, filters))
    .groupBy(teams.id);
}

/** Teams that the filters leave with who can do what in them, and what their frameworks need. In no order. */
export function listTeamRoles(
  access: OrganizationAccess,
  filters: Filters,
): Promise<{ teams: TeamRoles[]; needed: RolesNeeded }> {
  return readOrganization(access, async (tx) => {
    const model = await modelVersion(tx, await modelForNewRound(tx, access));
    const found = await teamsAt(tx, access, filters);
    const holders = await holdersAt(tx, access, filters);
    const held = new Map(holders.map((one) => [one.teamId, one.held]));
    const inRounds = await askedAt(tx, access, filters);
    const asked = new Map(inRounds.map(({ teamId, roles }) => [teamId, new Set(roles)]));
    return {
      needed: rolesNeeded(model),
      teams: found.map(({ newest, threshold, scope, ...team }) => {
        const round = newest && newest.format !== 'consensus' ? summaryFor(newest, threshold) : null;
        return {
          ...team,
          scope: scope.filter((one) => filters.framework === null || one === filters.framework),
          held: held.get(team.teamId) ?? {},
          asked: round && (asked.get(team.teamId) ?? new Set()),
          round,
        };
      }),
    };
  });
}
