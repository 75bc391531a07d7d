import 'server-only';
import { and, count, eq, sql } from 'drizzle-orm';
import { newId } from '@/db/id';
import { savedViews } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';
import { LIMITS } from '@/lib/limits';
import { lockOrganization } from '@/lib/organizations/lock';
import type { SaveViewForm } from './schema';
import { mayDeleteView } from './views';

/**
 * Keeps the address of a page under a name, for everybody in the organization; returns its id. Throws `Refused` 'name_taken',
 * whatever the case, and 'too_many_views'.
 * @param page the question that the page answers
 */
export async function saveView(
  access: OrganizationAccess,
  page: string,
  { name, query }: SaveViewForm,
): Promise<string> {
  allow(access, 'view:save');
  const { organizationId, userId } = access;
  const id = newId();
  await inOrganization(access, async (tx) => {
    await lockOrganization(tx, access);
    const own = eq(savedViews.organizationId, organizationId);
    const [taken] = await tx
      .select({ id: savedViews.id })
      .from(savedViews)
      .where(and(own, eq(sql`lower(${savedViews.name})`, sql`lower(${name})`)));
    if (taken) throw new Refused('name_taken', 'name');
    const ofPage = and(own, eq(savedViews.page, page));
    const [found] = await tx.select({ many: count() }).from(savedViews).where(ofPage);
    if ((found?.many ?? 0) >= LIMITS.viewsOfPage) throw new Refused('too_many_views');
    await tx.insert(savedViews).values({ organizationId, id, name, page, query, createdBy: userId });
  });
  return id;
}

/**
 * Deletes a view; deleting it twice is no mistake. Throws `Refused` 'not_allowed' for those of others, unless the role may edit
 * the organization.
 */
export async function deleteView(access: OrganizationAccess, viewId: string): Promise<void> {
  allow(access, 'view:save');
  await inOrganization(access, async (tx) => {
    const own = and(eq(savedViews.organizationId, access.organizationId), eq(savedViews.id, viewId));
    const [view] = await tx
      .select({ createdBy: savedViews.createdBy })
      .from(savedViews)
      .where(own)
      .for('update');
    if (!view) return;
    if (!mayDeleteView(access, view)) throw new Refused('not_allowed');
    await tx.delete(savedViews).where(own);
  });
}
