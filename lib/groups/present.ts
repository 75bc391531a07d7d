import 'server-only';
import { and, eq } from 'drizzle-orm';
import { teamGroups } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';

/** A group of the organization by its id. */
export const groupIs = ({ organizationId }: OrganizationAccess, groupId: string) =>
  and(eq(teamGroups.organizationId, organizationId), eq(teamGroups.id, groupId));

/** Throws `Refused` beside the select where the group is not there any more. Whoever asks holds the organization's lock. */
export async function demandGroup(tx: Tenant, access: OrganizationAccess, groupId: string): Promise<void> {
  const [group] = await tx.select({ id: teamGroups.id }).from(teamGroups).where(groupIs(access, groupId));
  if (!group) throw new Refused('unknown_group', 'groupId');
}
