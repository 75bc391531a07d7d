import 'server-only';
import { eq } from 'drizzle-orm';
import { teamGroups } from '@/db/schema';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { byName } from '@/lib/i18n/names';
import type { Lang } from '@/lib/model/schema';

/** Teams that belong together. */
export interface Group {
  id: string;
  name: string;
}

/** The organization's groups of teams, by name as this language sorts. */
export function listGroups(access: OrganizationAccess, lang: Lang): Promise<Group[]> {
  return readOrganization(access, async (tx) => {
    const groups = await tx
      .select({ id: teamGroups.id, name: teamGroups.name })
      .from(teamGroups)
      .where(eq(teamGroups.organizationId, access.organizationId));
    return byName(lang, groups, ({ name }) => name);
  });
}
