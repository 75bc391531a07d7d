import 'server-only';
import { isNotNull } from 'drizzle-orm';
import { teamMembers } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';

/**
 * Puts a person into a team. Who left comes back with a new date and a new name behind it, because colleagues look at
 * both; who is in it already stays as they are.
 */
export async function enterAs(
  tx: Tenant,
  member: { organizationId: string; teamId: string; userId: string; addedBy: string | null },
): Promise<void> {
  await tx
    .insert(teamMembers)
    .values(member)
    .onConflictDoUpdate({
      target: [teamMembers.organizationId, teamMembers.teamId, teamMembers.userId],
      set: { leftAt: null, joinedAt: new Date(), addedBy: member.addedBy },
      setWhere: isNotNull(teamMembers.leftAt),
    });
}
