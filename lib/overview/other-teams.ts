import 'server-only';
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { organizations, rounds, smallTeamMeans } from '@/db/schema';
import { can } from '@/lib/access/policy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { hasResultFor } from '@/lib/results/published';
import type { Filters } from './filters';

/** The mean of the teams that are too small to be shown alone, in rounds of one kind in a quarter that is over. */
export interface OtherTeams {
  /** First day of the quarter, `YYYY-MM-DD`. */
  quarter: string;
  kind: 'quick' | 'practices';
  mean: number;
  teams: number;
}

/**
 * Who sees two of the scores in it, from inside or because thresholds were lowered since, takes both away: what is left may be
 * of too few.
 */
const MOST_SEEN = 1;

/**
 * The newest quarter's means of the teams that are too small to be shown alone (methods reference, a, 6 and 7). Of the whole
 * organization, so not where it is narrowed down; and not for who sees only their own teams, nor where one of the rounds was
 * deleted since, nor below the threshold that is asked now.
 */
export async function otherTeams(
  access: OrganizationAccess,
  { group, framework, deliverable, at }: Filters,
): Promise<OtherTeams[]> {
  const narrowed = group ?? framework ?? deliverable;
  if (narrowed !== null || !can(access.role, 'team:see-all')) return [];
  const { organizationId } = access;
  const { quarter, kind, mean, teams, threshold, roundIds } = smallTeamMeans;
  const found = await readOrganization(access, (tx) =>
    tx
      .select({ quarter, kind, mean, teams })
      .from(smallTeamMeans)
      .innerJoin(organizations, eq(organizations.id, smallTeamMeans.organizationId))
      .where(
        and(
          eq(smallTeamMeans.organizationId, organizationId),
          isNotNull(mean),
          sql`${threshold} >= ${organizations.outsideThreshold}`,
          at === null ? undefined : sql`${quarter}::date + interval '3 months' <= ${at}::date + 1`,
          sql`(
            select count(*) from ${rounds} where ${rounds.organizationId} = ${organizationId}
              and ${rounds.id} = any(${roundIds}) and ${hasResultFor(access)}
          ) <= ${MOST_SEEN}`,
          sql`(
            select count(*) from ${rounds} where ${rounds.organizationId} = ${organizationId}
              and ${rounds.id} = any(${roundIds}) and ${rounds.removedAt} is null
          ) = cardinality(${roundIds})`,
        ),
      )
      .orderBy(desc(quarter), kind)
      .limit(2),
  );
  return found.flatMap((one) =>
    one.quarter === found[0]?.quarter && one.mean !== null && one.teams !== null
      ? [{ quarter: one.quarter, kind: one.kind, mean: one.mean, teams: one.teams }]
      : [],
  );
}
