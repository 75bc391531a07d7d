import 'server-only';
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { rounds } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import type { Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { rowFrom, rowsOf, summary, summaryFor } from './published';
import type { ResultRow, RoundSummary } from './types';
import { thresholdFor } from './viewer';

/** The newest closed round of a team and the model it was asked with, with its overall and framework rows as this person may see them. */
export interface TeamResult {
  round: RoundSummary;
  model: Model;
  rows: readonly ResultRow[];
}

/** Newest result of each of these teams as this person may see it, by team id; teams without a closed round are absent. */
export function teamResults(
  access: OrganizationAccess,
  teams: readonly { id: string }[],
): Promise<ReadonlyMap<string, TeamResult>> {
  if (teams.length === 0) return Promise.resolve(new Map());
  return inOrganization(access, async (tx) => {
    const newest = await tx
      .selectDistinctOn([rounds.teamId], {
        teamId: rounds.teamId,
        modelVersionId: rounds.modelVersionId,
        threshold: thresholdFor(access.userId).mapWith(Number),
        ...summary,
      })
      .from(rounds)
      .where(
        and(
          eq(rounds.organizationId, access.organizationId),
          isNotNull(rounds.method),
          inArray(
            rounds.teamId,
            teams.map(({ id }) => id),
          ),
        ),
      )
      .orderBy(rounds.teamId, desc(rounds.closedAt));
    if (newest.length === 0) return new Map();
    const published = await rowsOf(
      tx,
      access.organizationId,
      new Map(newest.map(({ id, threshold }) => [id, threshold])),
      ['overall', 'framework'],
    );
    const results = new Map<string, TeamResult>();
    for (const { teamId, threshold, modelVersionId, ...round } of newest) {
      const rows = published.filter(({ roundId }) => roundId === round.id).map(rowFrom);
      const model = await modelVersion(tx, modelVersionId);
      results.set(teamId, { round: summaryFor(round, threshold), model, rows });
    }
    return results;
  });
}
