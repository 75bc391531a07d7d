import 'server-only';
import { and, asc, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { memberships, organizations, teamMembers, teams, users } from '@/db/schema';
import { can } from '@/lib/access/policy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { stillThere, undoUntil } from '@/lib/rounds/removed';

/** Name, kind and anonymity threshold of an organization. */
export function getOrganization(access: OrganizationAccess) {
  return readOrganization(access, async (tx) => {
    const [row] = await tx.select().from(organizations).where(eq(organizations.id, access.organizationId));
    if (!row) throw new Error('An organization that a person has access to is there.');
    return row;
  });
}

/** Everyone in the organization with their role. */
export function listPeople(access: OrganizationAccess) {
  return readOrganization(access, (tx) =>
    tx
      .select({ userId: users.id, name: users.name, email: users.email, role: memberships.role })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(memberships.organizationId, access.organizationId))
      .orderBy(asc(users.name)),
  );
}

/**
 * Teams that are put aside and that this person may see, by name; and for who may delete teams those that can still be
 * brought back.
 */
export function listTeamsAside(access: OrganizationAccess) {
  const { organizationId, userId, role } = access;
  return readOrganization(access, async (tx) => {
    const mine = tx
      .select({ id: teamMembers.teamId })
      .from(teamMembers)
      .where(
        and(
          eq(teamMembers.organizationId, organizationId),
          eq(teamMembers.userId, userId),
          isNull(teamMembers.leftAt),
        ),
      );
    const aside = await tx
      .select({
        id: teams.id,
        name: teams.name,
        archivedAt: teams.archivedAt,
        deletedAt: teams.deletedAt,
        deletedBy: users.name,
      })
      .from(teams)
      .leftJoin(users, eq(users.id, teams.deletedBy))
      .where(
        and(
          eq(teams.organizationId, organizationId),
          isNotNull(teams.archivedAt),
          can(role, 'team:see-all') ? undefined : inArray(teams.id, mine),
          or(isNull(teams.deletedAt), gt(teams.deletedAt, stillThere())),
        ),
      )
      .orderBy(asc(teams.name));
    return {
      archived: aside.filter(({ deletedAt }) => deletedAt === null),
      deleted: aside.flatMap(({ id, name, deletedAt, deletedBy }) =>
        deletedAt && can(role, 'team:delete')
          ? [{ id, name, deletedAt, deletedBy, until: undoUntil(deletedAt) }]
          : [],
      ),
    };
  });
}
