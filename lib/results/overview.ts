import 'server-only';
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { organizations, rounds, scoreSnapshots } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import { rowFor, summary } from './snapshot';
import type { ResultRow, RoundSummary } from './types';
import { INSIDE_THRESHOLD } from './viewer';

/** The newest closed round of a team, with its overall and framework rows as this person may see them. */
export interface TeamResult {
  round: RoundSummary;
  rows: readonly ResultRow[];
}

/** Teams in view: those the person is in are shown to them from 3 answers, others from what the organization asks. */
interface TeamInView {
  id: string;
  inTeam: string | null;
}

/** Newest result of each team in view, by team id; teams without a closed round are absent. */
export function teamResults(
  access: OrganizationAccess,
  teams: readonly TeamInView[],
): Promise<ReadonlyMap<string, TeamResult>> {
  if (teams.length === 0) return Promise.resolve(new Map());
  return inOrganization(access, async (tx) => {
    const newest = await tx
      .selectDistinctOn([rounds.teamId], { teamId: rounds.teamId, ...summary })
      .from(rounds)
      .where(
        and(
          isNotNull(rounds.closedAt),
          inArray(
            rounds.teamId,
            teams.map(({ id }) => id),
          ),
        ),
      )
      .orderBy(rounds.teamId, desc(rounds.closedAt));
    if (newest.length === 0) return new Map();
    const [organization] = await tx
      .select({ outside: organizations.outsideThreshold })
      .from(organizations)
      .where(eq(organizations.id, access.organizationId));
    const snapshots = await tx
      .select()
      .from(scoreSnapshots)
      .where(
        and(
          inArray(
            scoreSnapshots.roundId,
            newest.map(({ id }) => id),
          ),
          inArray(scoreSnapshots.scope, ['overall', 'framework']),
        ),
      );
    const inside = new Set(teams.filter(({ inTeam }) => inTeam).map(({ id }) => id));
    return new Map(
      newest.map(({ teamId, ...round }) => {
        const threshold = inside.has(teamId) ? INSIDE_THRESHOLD : (organization?.outside ?? 5);
        const rows = snapshots.filter((row) => row.roundId === round.id).map((row) => rowFor(row, threshold));
        return [teamId, { round, rows }];
      }),
    );
  });
}
