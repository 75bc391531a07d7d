import 'server-only';
import { and, asc, count, eq, isNotNull, isNull } from 'drizzle-orm';
import { memberships, organizations, rounds, teamMembers, teams, users } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import { can } from '@/lib/access/policy';
import type { OrganizationAccess } from '@/lib/access/types';

/** Name, kind and anonymity threshold of an organization. */
export function getOrganization(access: OrganizationAccess) {
  return inOrganization(access, async (tx) => {
    const [row] = await tx.select().from(organizations).where(eq(organizations.id, access.organizationId));
    if (!row) throw new Error('An organization that a person has access to is there.');
    return row;
  });
}

/** Everyone in the organization with their role. */
export function listPeople(access: OrganizationAccess) {
  return inOrganization(access, (tx) =>
    tx
      .select({ userId: users.id, name: users.name, email: users.email, role: memberships.role })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .orderBy(asc(users.name)),
  );
}

/** Teams that this person may see: all, or those they are in; with head count and the round whose result is not published. */
export function listTeams(access: OrganizationAccess) {
  return inOrganization(access, async (tx) => {
    const mine = tx
      .select({ teamId: teamMembers.teamId })
      .from(teamMembers)
      .where(and(eq(teamMembers.userId, access.userId), isNull(teamMembers.leftAt)))
      .as('mine');
    const people = tx
      .select({ teamId: teamMembers.teamId, size: count().as('size') })
      .from(teamMembers)
      .where(isNull(teamMembers.leftAt))
      .groupBy(teamMembers.teamId)
      .as('people');
    const seeAll = can(access.role, 'team:see-all');
    return tx
      .select({
        id: teams.id,
        name: teams.name,
        scope: teams.scope,
        size: people.size,
        inTeam: mine.teamId,
        openRoundId: rounds.id,
        openRoundName: rounds.name,
        openRoundFrozenAt: rounds.frozenAt,
      })
      .from(teams)
      .leftJoin(mine, eq(mine.teamId, teams.id))
      .leftJoin(people, eq(people.teamId, teams.id))
      .leftJoin(rounds, and(eq(rounds.teamId, teams.id), isNull(rounds.closedAt)))
      .where(and(isNull(teams.archivedAt), seeAll ? undefined : isNotNull(mine.teamId)))
      .orderBy(asc(teams.name));
  });
}
