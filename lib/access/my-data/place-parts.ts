import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import {
  invitations,
  invitationUses,
  memberships,
  organizations,
  roundInsiders,
  rounds,
  teamMemberRoles,
  teamMembers,
  teams,
} from '@/db/schema';
import type { Tenant } from '@/db/tenancy';

/** Organizations that somebody is in, also deleted ones that are still there. */
export const organizationsPart = (tx: Tenant, userId: string) =>
  tx
    .select({
      organizationId: memberships.organizationId,
      organization: organizations.name,
      role: memberships.role,
      since: memberships.createdAt,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(organizations.name), memberships.organizationId);

/** Teams that somebody is or was in. */
export const teamsPart = (tx: Tenant, userId: string) =>
  tx
    .select({
      organizationId: teamMembers.organizationId,
      team: teams.name,
      joinedAt: teamMembers.joinedAt,
      leftAt: teamMembers.leftAt,
    })
    .from(teamMembers)
    .innerJoin(
      teams,
      and(eq(teams.organizationId, teamMembers.organizationId), eq(teams.id, teamMembers.teamId)),
    )
    .where(eq(teamMembers.userId, userId))
    .orderBy(teamMembers.joinedAt);

/** Their job roles in these, from when to when. */
export const jobRolesPart = (tx: Tenant, userId: string) =>
  tx
    .select({
      organizationId: teamMemberRoles.organizationId,
      team: teams.name,
      role: teamMemberRoles.role,
      primary: teamMemberRoles.isPrimary,
      sharePercent: teamMemberRoles.sharePercent,
      from: teamMemberRoles.validFrom,
      to: teamMemberRoles.validTo,
    })
    .from(teamMemberRoles)
    .innerJoin(
      teams,
      and(eq(teams.organizationId, teamMemberRoles.organizationId), eq(teams.id, teamMemberRoles.teamId)),
    )
    .where(eq(teamMemberRoles.userId, userId))
    .orderBy(teamMemberRoles.validFrom);

/** Links by which they came in. For whom a link was made, somebody else wrote. */
export const linksUsedPart = (tx: Tenant, userId: string) =>
  tx
    .select({
      organizationId: invitationUses.organizationId,
      team: teams.name,
      role: invitations.role,
      usedAt: invitationUses.usedAt,
    })
    .from(invitationUses)
    .innerJoin(
      invitations,
      and(
        eq(invitations.organizationId, invitationUses.organizationId),
        eq(invitations.id, invitationUses.invitationId),
      ),
    )
    .innerJoin(
      teams,
      and(eq(teams.organizationId, invitations.organizationId), eq(teams.id, invitations.teamId)),
    )
    .where(eq(invitationUses.userId, userId))
    .orderBy(invitationUses.usedAt);

/** Published rounds whose result they see from inside. */
export const insidePart = (tx: Tenant, userId: string) =>
  tx
    .select({
      organizationId: roundInsiders.organizationId,
      team: teams.name,
      round: rounds.name,
      publishedAt: rounds.closedAt,
      deleted: sql<boolean>`${rounds.removedAt} is not null`,
    })
    .from(roundInsiders)
    .innerJoin(
      rounds,
      and(eq(rounds.organizationId, roundInsiders.organizationId), eq(rounds.id, roundInsiders.roundId)),
    )
    .innerJoin(teams, and(eq(teams.organizationId, rounds.organizationId), eq(teams.id, rounds.teamId)))
    .where(eq(roundInsiders.userId, userId))
    .orderBy(rounds.closedAt);
