import 'server-only';
import { and, eq, gt, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { invitations, invitationUses, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import { record } from '@/lib/security-log/record';

type Ending = Pick<OrganizationAccess, 'organizationId' | 'userId' | 'inDemo'>;

/** Ends the invitation links of an organization that match, among those that still work. */
export async function endLinks(tx: Tenant, access: Ending, which: SQL | undefined): Promise<void> {
  const { organizationId } = access;
  const ended = await tx
    .update(invitations)
    .set({ revokedAt: new Date() })
    .where(
      and(
        eq(invitations.organizationId, organizationId),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, new Date()),
        which,
      ),
    )
    .returning({ teamId: invitations.teamId, givenTo: invitations.givenTo });
  if (ended.length === 0) return;
  const ids = [...new Set(ended.map(({ teamId }) => teamId))];
  const named = await tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.organizationId, organizationId), inArray(teams.id, ids)));
  for (const { teamId, givenTo } of ended) {
    const team = named.find(({ id }) => id === teamId)?.name;
    await record(tx, access, 'link_ended', { team, givenTo: givenTo ?? undefined });
  }
}

/**
 * Ends the links by which a person came into a team: who knows one could come back by it under another address. Of links from before
 * that was written down, all of the team.
 */
export async function endLinksBehind(
  tx: Tenant,
  access: Ending,
  { teamId, userId }: { teamId: string; userId: string },
): Promise<void> {
  const { organizationId } = access;
  const theirs = tx
    .select({ id: invitationUses.invitationId })
    .from(invitationUses)
    .where(and(eq(invitationUses.organizationId, organizationId), eq(invitationUses.userId, userId)));
  const known = or(isNull(invitations.givenTo), inArray(invitations.id, theirs));
  await endLinks(tx, access, and(eq(invitations.teamId, teamId), known));
}
