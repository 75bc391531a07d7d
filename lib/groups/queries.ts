import 'server-only';
import { and, count, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { teamGroups, teams } from '@/db/schema';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { byName } from '@/lib/i18n/names';
import type { Lang } from '@/lib/model/schema';
import { UNGROUPED } from '@/lib/overview/filters';
import type { Group } from '@/lib/overview/groups';

/** A group with the number of its teams that are in use. */
export interface GroupSize extends Group {
  size: number;
}

/** Groups by name, with how many teams are in each. For who may edit groups: they see every team. */
export function listGroupSizes(access: OrganizationAccess, lang: Lang): Promise<GroupSize[]> {
  const { organizationId } = access;
  return readOrganization(access, async (tx) => {
    const groups = await tx
      .select({ id: teamGroups.id, name: teamGroups.name, size: count(teams.id) })
      .from(teamGroups)
      .leftJoin(
        teams,
        and(
          eq(teams.organizationId, teamGroups.organizationId),
          eq(teams.groupId, teamGroups.id),
          isNull(teams.archivedAt),
        ),
      )
      .where(eq(teamGroups.organizationId, organizationId))
      .groupBy(teamGroups.id, teamGroups.name);
    return byName(lang, groups, ({ name }) => name);
  });
}

/** Text without case and accents, as SQL: people look for “integracao”, too. */
const plain = (text: SQL | typeof teams.name): SQL =>
  sql`regexp_replace(normalize(lower(${text}), nfd), '[\u0300-\u036f]', '', 'g')`;

export interface TeamsWanted {
  /** Part of the name, whatever its case and accents; '' for all. */
  name: string;
  /** Id of a group, `UNGROUPED`, or null for all. */
  group: string | null;
}

/** Teams in use with their group, by name. For who may edit groups: they see every team. */
export function listGroupedTeams(access: OrganizationAccess, lang: Lang, { name, group }: TeamsWanted) {
  return readOrganization(access, async (tx) => {
    const found = await tx
      .select({ id: teams.id, name: teams.name, groupId: teams.groupId })
      .from(teams)
      .where(
        and(
          eq(teams.organizationId, access.organizationId),
          isNull(teams.archivedAt),
          name === '' ? undefined : sql`strpos(${plain(teams.name)}, ${plain(sql`${name}::text`)}) > 0`,
          group === null ? undefined : group === UNGROUPED ? isNull(teams.groupId) : eq(teams.groupId, group),
        ),
      );
    return byName(lang, found, (team) => team.name);
  });
}
