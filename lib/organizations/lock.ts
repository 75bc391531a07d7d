import 'server-only';
import { eq } from 'drizzle-orm';
import { organizations } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';

/**
 * Makes whoever else asks for this wait until the transaction ends: what two people may not do at the same moment. Not who writes
 * a row that belongs to the organization: they may hold what this transaction is going to wait for.
 */
export async function lockOrganization(
  tx: Tenant,
  { organizationId }: Pick<OrganizationAccess, 'organizationId'>,
): Promise<void> {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
    .for('no key update');
}
