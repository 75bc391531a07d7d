import 'server-only';
import { and, eq } from 'drizzle-orm';
import { savedViews } from '@/db/schema';
import { may } from '@/lib/access/allow';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { byName } from '@/lib/i18n/names';
import type { Lang } from '@/lib/model/schema';
import { viewQuery } from './view-query';

/** An address of a page under a name. */
export interface SavedView {
  id: string;
  name: string;
  /** Without the question mark. */
  query: string;
  /** Whether this person may delete it. */
  mayDelete: boolean;
}

/** Whether somebody may delete a view: their own, and every one of the organization that their role may edit. */
export const mayDeleteView = (access: OrganizationAccess, view: { createdBy: string | null }): boolean =>
  may(access, 'view:save') && (view.createdBy === access.userId || may(access, 'organization:edit'));

/** The organization's views of one page, by name. */
export function listViews(access: OrganizationAccess, page: string, lang: Lang): Promise<SavedView[]> {
  return readOrganization(access, async (tx) => {
    const found = await tx
      .select({
        id: savedViews.id,
        name: savedViews.name,
        query: savedViews.query,
        createdBy: savedViews.createdBy,
      })
      .from(savedViews)
      .where(and(eq(savedViews.organizationId, access.organizationId), eq(savedViews.page, page)));
    const views = found.map(({ id, name, query, createdBy }) => ({
      id,
      name,
      // It may be older than the rules of today.
      query: viewQuery(query),
      mayDelete: mayDeleteView(access, { createdBy }),
    }));
    return byName(lang, views, ({ name }) => name);
  });
}
