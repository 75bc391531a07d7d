import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { rounds, teams } from '@/db/schema';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { filtersFrom } from './filters';
import { filteredTeams } from './standings';

const WHY = /^((?:DEV|DAT|MLO)-[A-Z]{2,4})?\.([0-9a-f]{8})$/;

/**
 * Where a cell of the heat map leads on a page without scripts: to a round, named by the end of its id, and to a principle in
 * it. Null where there is no such round among the teams that this person may see.
 */
export async function whyPath(access: OrganizationAccess, why: string): Promise<string | null> {
  const [, principle, end] = WHY.exec(why) ?? [];
  if (!end) return null;
  return readOrganization(access, async (tx) => {
    const [round] = await tx
      .select({ id: rounds.id, teamId: rounds.teamId })
      .from(rounds)
      .innerJoin(teams, and(eq(teams.organizationId, rounds.organizationId), eq(teams.id, rounds.teamId)))
      .where(
        and(
          eq(rounds.organizationId, access.organizationId),
          sql`right(${rounds.id}::text, 8) = ${end}`,
          filteredTeams(tx, access, filtersFrom({})),
        ),
      )
      .limit(1);
    if (!round) return null;
    const path = `/teams/${round.teamId}/rounds/${round.id}`;
    return principle ? `${path}/principles/${principle}` : path;
  });
}
