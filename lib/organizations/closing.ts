import 'server-only';
import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { memberships, organizations } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import { allow, notAllowed } from '@/lib/access/allow';
import { demandFresh } from '@/lib/access/fresh';
import { can } from '@/lib/access/policy';
import { Refused } from '@/lib/access/refused';
import type { ClosedAccess, OrganizationAccess } from '@/lib/access/types';
import { stillThere } from '@/lib/rounds/removed';
import { record } from '@/lib/security-log/record';
import { lockOrganization } from './lock';

/**
 * Deletes an organization with all that it has. Nothing of it opens any more; for a week an owner can keep it, then all of it goes for
 * good (lib/jobs/purge-organization.ts). People keep their accounts.
 */
export async function deleteOrganization(access: OrganizationAccess): Promise<void> {
  allow(access, 'organization:delete');
  await demandFresh(access);
  const { organizationId, userId } = access;
  await inOrganization(access, async (tx) => {
    await lockOrganization(tx, access);
    const [me] = await tx
      .select({ role: memberships.role })
      .from(memberships)
      .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId)));
    // Somebody may have taken the role meanwhile.
    if (!me || !can(me.role, 'organization:delete')) throw new Refused('not_allowed');
    const [closed] = await tx
      .update(organizations)
      .set({ deletedAt: sql`now()`, deletedBy: userId })
      .where(and(eq(organizations.id, organizationId), isNull(organizations.deletedAt)))
      .returning({ name: organizations.name });
    if (closed) await record(tx, access, 'organization_deleted', { organization: closed.name });
  });
}

/**
 * Keeps a deleted organization, as it was. Throws `Refused`: 'not_allowed' unless by an owner, 'organization_gone' when a week is over.
 */
export async function keepOrganization(access: ClosedAccess): Promise<void> {
  const { organizationId, userId } = access;
  if (!can(access.role, 'organization:delete'))
    throw notAllowed({ organizationId, userId, inDemo: false }, 'organization:delete');
  await inOrganization(access, async (tx) => {
    const own = eq(organizations.id, organizationId);
    const [kept] = await tx
      .update(organizations)
      .set({ deletedAt: null, deletedBy: null })
      .where(and(own, isNotNull(organizations.deletedAt), gt(organizations.deletedAt, stillThere())))
      .returning({ name: organizations.name });
    if (kept) {
      const organization = kept.name;
      await record(tx, { organizationId, userId, inDemo: false }, 'organization_kept', { organization });
      return;
    }
    const [there] = await tx.select({ deletedAt: organizations.deletedAt }).from(organizations).where(own);
    // Another owner has kept it a moment ago.
    if (there?.deletedAt !== null) throw new Refused('organization_gone');
  });
}
