import 'server-only';
import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { rounds } from '@/db/schema';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import type { Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { hasResultFor, rowFrom, rowsOf, summary, summaryFor } from './published';
import type { ResultRow, RoundSummary } from './types';
import { thresholdFor } from './viewer';

/** Name of the newest of the team's published rounds that is newer than this one. */
const newerName = sql`(
  select newer.name from rounds newer
  where newer.organization_id = ${rounds.organizationId} and newer.team_id = ${rounds.teamId}
    and newer.method is not null and newer.removed_at is null and newer.closed_at > ${rounds.closedAt}
  order by newer.closed_at desc limit 1
)`;

/**
 * The newest published round of a team that has a result to show this person, and the model it was asked with, with its
 * overall and framework rows as they may see them; the newest one where none has.
 */
export interface TeamResult {
  round: RoundSummary;
  /** Name of a newer round that has nothing to show them; null where this one is the newest. */
  withoutResult: string | null;
  model: Model;
  rows: readonly ResultRow[];
}

/** Newest result of each of these teams as this person may see it, by team id; teams without a closed round are absent. */
export function teamResults(
  access: OrganizationAccess,
  teams: readonly { id: string }[],
): Promise<ReadonlyMap<string, TeamResult>> {
  if (teams.length === 0) return Promise.resolve(new Map());
  return readOrganization(access, async (tx) => {
    const newest = await tx
      .selectDistinctOn([rounds.teamId], {
        teamId: rounds.teamId,
        modelVersionId: rounds.modelVersionId,
        threshold: thresholdFor(access).mapWith(Number),
        withoutResult: sql<string | null>`${newerName}`,
        ...summary,
      })
      .from(rounds)
      .where(
        and(
          eq(rounds.organizationId, access.organizationId),
          isNotNull(rounds.method),
          isNull(rounds.removedAt),
          inArray(
            rounds.teamId,
            teams.map(({ id }) => id),
          ),
        ),
      )
      .orderBy(rounds.teamId, desc(sql`${hasResultFor(access)}`), desc(rounds.closedAt));
    if (newest.length === 0) return new Map();
    const published = await rowsOf(
      tx,
      access.organizationId,
      new Map(newest.map(({ id, threshold }) => [id, threshold])),
      ['overall', 'framework'],
    );
    const results = new Map<string, TeamResult>();
    for (const { teamId, threshold, modelVersionId, withoutResult, ...round } of newest) {
      const rows = published.filter(({ roundId }) => roundId === round.id).map(rowFrom);
      const model = await modelVersion(tx, modelVersionId);
      results.set(teamId, { round: summaryFor(round, threshold), withoutResult, model, rows });
    }
    return results;
  });
}
