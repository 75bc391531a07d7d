import 'server-only';
import { and, asc, desc, eq, gt, inArray, isNull, lt, not, type SQL, sql } from 'drizzle-orm';
import { invitations, invitationUses, teamMemberRoles, teamMembers, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { isId } from '@/lib/access/find-access';
import { codeOfToken, openInvitationToken } from '@/lib/access/invitation-token';
import { can } from '@/lib/access/policy';
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

const link = {
  id: invitations.id,
  role: invitations.role,
  jobRole: invitations.jobRole,
  createdAt: invitations.createdAt,
  /** Who made it; null where they are gone. */
  createdBy: users.name,
  expiresAt: invitations.expiresAt,
  mailedTo: invitations.mailedTo,
  revokedAt: invitations.revokedAt,
  givenTo: invitations.givenTo,
  uses: invitations.uses,
  maxUses: invitations.maxUses,
  /** Whether it can be shown again: of links from before, only a hash was kept. */
  canBeShown: sql<boolean>`${invitations.tokenSealed} is not null`,
};

const linksOf = (tx: Tenant, { organizationId, teamId }: TeamAccess, which: SQL | undefined) =>
  tx
    .select(link)
    .from(invitations)
    .leftJoin(users, eq(users.id, invitations.createdBy))
    .where(and(eq(invitations.organizationId, organizationId), eq(invitations.teamId, teamId), which));

/** Somebody who came in by a link; who is not in the organization any more is not told of. */
export interface CameBy {
  userId: string;
  name: string;
  usedAt: Date;
}

async function withPeople<L extends { id: string }>(
  tx: Tenant,
  { organizationId }: TeamAccess,
  links: readonly L[],
): Promise<(L & { people: CameBy[] })[]> {
  if (links.length === 0) return [];
  const came = await tx
    .select({
      id: invitationUses.invitationId,
      userId: users.id,
      name: users.name,
      usedAt: invitationUses.usedAt,
    })
    .from(invitationUses)
    .innerJoin(users, eq(users.id, invitationUses.userId))
    .where(
      and(
        eq(invitationUses.organizationId, organizationId),
        inArray(
          invitationUses.invitationId,
          links.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(invitationUses.usedAt));
  return links.map((one) => ({
    ...one,
    people: came.flatMap(({ id, ...person }) => (id === one.id ? [person] : [])),
  }));
}

/** Over links that are shown, newest first. */
const MOST_OVER = 20;

const works = () =>
  and(
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, new Date()),
    lt(invitations.uses, invitations.maxUses),
  );

/** Invitation links of the team: those that still let people in, and the last ones that are over, each with who came by it. */
export function listInvitations(access: TeamAccess) {
  return readOrganization(access, async (tx) => {
    const [open, over] = await Promise.all([
      linksOf(tx, access, works()).orderBy(asc(invitations.createdAt)),
      linksOf(tx, access, not(works() as SQL))
        .orderBy(desc(invitations.createdAt))
        .limit(MOST_OVER),
    ]);
    const all = await withPeople(tx, access, [...open, ...over]);
    return { open: all.slice(0, open.length), over: all.slice(open.length) };
  });
}

/**
 * A link that still works, to be shown to a room: its token and its code. Null where the team has no such link, or it cannot be shown
 * again, or this person may not invite.
 */
export async function linkToShow(access: TeamAccess, invitationId: string) {
  if (!can(access.role, 'team:invite') || !isId(invitationId)) return null;
  const [found] = await readOrganization(access, (tx) =>
    tx
      .select({ ...link, sealed: invitations.tokenSealed })
      .from(invitations)
      .leftJoin(users, eq(users.id, invitations.createdBy))
      .where(
        and(
          eq(invitations.organizationId, access.organizationId),
          eq(invitations.teamId, access.teamId),
          eq(invitations.id, invitationId),
          works(),
        ),
      ),
  );
  const token = found ? openInvitationToken(invitationId, found.sealed) : null;
  return found && token ? { ...found, token, code: codeOfToken(token) } : null;
}
