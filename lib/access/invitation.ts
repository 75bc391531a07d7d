import 'server-only';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { invitations, organizations, rounds, teamMembers, teams, users } from '@/db/schema';
import { codeOfTicket, hashInvitationCode, hashInvitationToken, ticketFor } from './invitation-token';

/** The link of a token, or of what stands in its place for who typed its code (`ticketFor`). */
export function invitationOf(token: string) {
  const code = codeOfTicket(token, new Date());
  return code === null
    ? eq(invitations.tokenHash, hashInvitationToken(token))
    : eq(invitations.codeHash, hashInvitationCode(code));
}

/** Nobody has ended it, and what it leads to is there; whether its time is over or all have come is asked apart. */
export const STANDS = and(
  isNull(invitations.revokedAt),
  isNull(teams.archivedAt),
  isNull(organizations.deletedAt),
);

/** Its time is not over. */
export const hasTime = () => gt(invitations.expiresAt, new Date());

/**
 * What an invitation link says to whoever holds it; null when it is unknown, expired, ended or used up, or its team is gone
 * (`whyInvitationIsOver`).
 */
export async function findInvitation(token: string) {
  const [found] = await systemDatabase()
    .select({
      organizationId: invitations.organizationId,
      teamId: teams.id,
      team: teams.name,
      organization: organizations.name,
      kind: organizations.kind,
      jobRole: invitations.jobRole,
      invitedBy: users.name,
      expiresAt: invitations.expiresAt,
      left: sql<number>`${invitations.maxUses} - ${invitations.uses}`,
      outsideThreshold: organizations.outsideThreshold,
      timeZone: organizations.timeZone,
      /** The round of the team that takes answers, if one does. */
      round: rounds.name,
      endsOn: rounds.endsOn,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .innerJoin(
      teams,
      and(eq(teams.organizationId, invitations.organizationId), eq(teams.id, invitations.teamId)),
    )
    .leftJoin(users, eq(users.id, invitations.createdBy))
    .leftJoin(
      rounds,
      and(
        eq(rounds.organizationId, invitations.organizationId),
        eq(rounds.teamId, invitations.teamId),
        isNull(rounds.frozenAt),
        isNull(rounds.removedAt),
      ),
    )
    .where(and(invitationOf(token), STANDS, hasTime(), lt(invitations.uses, invitations.maxUses)));
  return found ?? null;
}

/**
 * Why a link lets nobody in any more, for whoever holds it, and nothing about where it led; null for one that never was, and for
 * one that works. `team` where this person is in it.
 */
export async function whyInvitationIsOver(token: string, userId: string | null) {
  const [link] = await systemDatabase()
    .select({
      ended: sql<boolean>`not (${STANDS})`,
      expired: sql<boolean>`${invitations.expiresAt} <= now()`,
      usedUp: sql<boolean>`${invitations.uses} >= ${invitations.maxUses}`,
      team: teamMembers.teamId,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .innerJoin(
      teams,
      and(eq(teams.organizationId, invitations.organizationId), eq(teams.id, invitations.teamId)),
    )
    .leftJoin(
      teamMembers,
      and(
        eq(teamMembers.organizationId, invitations.organizationId),
        eq(teamMembers.teamId, invitations.teamId),
        userId === null ? sql`false` : eq(teamMembers.userId, userId),
        isNull(teamMembers.leftAt),
        isNull(teams.deletedAt),
        isNull(organizations.deletedAt),
      ),
    )
    .where(invitationOf(token));
  if (!link) return null;
  const { ended, usedUp, expired, team } = link;
  const reason = ended ? 'ended' : usedUp ? 'usedUp' : expired ? 'expired' : null;
  return reason && ({ reason, team } as const);
}

/**
 * What leads on from a code that somebody typed; null where no link that works has it. Guessing must have been limited
 * (`beforeCode`).
 */
export async function ticketOfCode(code: string): Promise<string | null> {
  const ticket = ticketFor(code, new Date());
  return (await findInvitation(ticket)) && ticket;
}
