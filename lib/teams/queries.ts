import 'server-only';
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { invitations, teamMemberRoles, teamMembers, users } from '@/db/schema';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';

/** People in the team now, with their primary job role. */
export function listTeamMembers(access: TeamAccess) {
  return readOrganization(access, (tx) =>
    tx
      .select({
        userId: teamMembers.userId,
        name: users.name,
        jobRole: teamMemberRoles.role,
        since: teamMemberRoles.validFrom,
        joinedAt: teamMembers.joinedAt,
      })
      .from(teamMembers)
      .innerJoin(users, eq(users.id, teamMembers.userId))
      .leftJoin(
        teamMemberRoles,
        and(
          eq(teamMemberRoles.organizationId, teamMembers.organizationId),
          eq(teamMemberRoles.teamId, teamMembers.teamId),
          eq(teamMemberRoles.userId, teamMembers.userId),
          eq(teamMemberRoles.isPrimary, true),
          isNull(teamMemberRoles.validTo),
        ),
      )
      .where(
        and(
          eq(teamMembers.organizationId, access.organizationId),
          eq(teamMembers.teamId, access.teamId),
          isNull(teamMembers.leftAt),
        ),
      )
      .orderBy(asc(users.name)),
  );
}

/** Invitation links of the team that still let people in. */
export function listInvitations(access: TeamAccess) {
  return readOrganization(access, (tx) =>
    tx
      .select({
        id: invitations.id,
        role: invitations.role,
        jobRole: invitations.jobRole,
        createdAt: invitations.createdAt,
        /** Who made it; null where they are gone. */
        createdBy: users.name,
        expiresAt: invitations.expiresAt,
        uses: invitations.uses,
      })
      .from(invitations)
      .leftJoin(users, eq(users.id, invitations.createdBy))
      .where(
        and(
          eq(invitations.organizationId, access.organizationId),
          eq(invitations.teamId, access.teamId),
          isNull(invitations.revokedAt),
          gt(invitations.expiresAt, new Date()),
        ),
      )
      .orderBy(asc(invitations.createdAt)),
  );
}
