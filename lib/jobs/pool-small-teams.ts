import 'server-only';
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { organizations, publishedRows, roundInsiders, rounds, smallTeamMeans } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { outsideThreshold } from '@/lib/results/viewer';
import { heatMap, OVERALL } from '@/lib/scoring/heat-map';

const HOUR = 60 * 60 * 1000;

type Kind = (typeof smallTeamMeans.$inferSelect)['kind'];

/** A quarter of an organization that is over, and rounds of one kind in it. */
interface Quarter {
  organizationId: string;
  /** First day, `YYYY-MM-DD`. */
  quarter: string;
  kind: Kind;
}

const kind = sql<Kind>`case when ${rounds.mode} = 'quick' then 'quick' else 'practices' end`;
const begins = sql`date_trunc('quarter', ${rounds.closedAt} at time zone ${organizations.timeZone})`;
const quarter = sql<string>`to_char(${begins}, 'YYYY-MM-DD')`;

/** Published rounds that are in no mean yet: a round is in one at most, whatever becomes of clocks. */
const free = and(
  isNotNull(rounds.method),
  isNull(rounds.removedAt),
  eq(rounds.part, false),
  sql`not exists (
    select from ${smallTeamMeans} where ${smallTeamMeans.organizationId} = ${rounds.organizationId}
      and ${rounds.id} = any(${smallTeamMeans.roundIds})
  )`,
);

/** Quarters that ended more than a day ago, so that no round can come into them any more, and that are not decided. */
const undecided = (): Promise<Quarter[]> =>
  systemDatabase()
    .selectDistinct({ organizationId: rounds.organizationId, quarter, kind })
    .from(rounds)
    .innerJoin(organizations, eq(organizations.id, rounds.organizationId))
    .where(
      and(
        free,
        sql`${begins} + interval '3 months 1 day' <= now() at time zone ${organizations.timeZone}`,
        sql`not exists (
          select from ${smallTeamMeans} where ${smallTeamMeans.organizationId} = ${rounds.organizationId}
            and ${smallTeamMeans.quarter} = ${quarter} and ${smallTeamMeans.kind} = ${kind}
        )`,
      ),
    );

/**
 * How many different people are at least behind these rounds without any one of them: who is in several teams answered in
 * each, and is one person. Of who answered less than half nothing is kept that tells it; they are not counted.
 */
async function fewestPeople(
  tx: Pick<Tenant, 'select'>,
  organizationId: string,
  roundIds: readonly string[],
): Promise<number> {
  const { roundId, userId } = roundInsiders;
  const inside = await tx
    .select({ roundId, userId })
    .from(roundInsiders)
    .where(and(eq(roundInsiders.organizationId, organizationId), inArray(roundId, [...roundIds])));
  const without = roundIds.map(
    (one) => new Set(inside.flatMap((row) => (row.roundId === one ? [] : [row.userId]))).size,
  );
  return Math.min(...without);
}

/**
 * Decides one quarter, once and for good: other teams would make another mean, and the two would tell of the difference. Made
 * of what was published to people inside: teams whose overall score they see, and people outside do not. Of the overall score
 * only, because a team with other frameworks than the rest would stand alone between two columns.
 */
function decide({ organizationId, quarter: first, kind: asked }: Quarter): Promise<void> {
  return systemDatabase().transaction(async (tx) => {
    const newest = await tx
      .selectDistinctOn([rounds.teamId], {
        id: rounds.id,
        format: rounds.format,
        isShown: sql<boolean>`${rounds.resultUpTo} >= ${outsideThreshold}`,
        threshold: outsideThreshold.mapWith(Number),
      })
      .from(rounds)
      .innerJoin(organizations, eq(organizations.id, rounds.organizationId))
      .where(
        and(
          eq(rounds.organizationId, organizationId),
          free,
          sql`${quarter} = ${first}`,
          sql`${kind} = ${asked}`,
        ),
      )
      .orderBy(rounds.teamId, desc(rounds.closedAt));
    const { roundId, upTo } = publishedRows;
    const ids = newest.map(({ id }) => id);
    const rows = await tx
      .selectDistinctOn([roundId], { roundId, score: publishedRows.score, n: publishedRows.n })
      .from(publishedRows)
      .where(
        and(
          eq(publishedRows.organizationId, organizationId),
          inArray(roundId, ids),
          eq(publishedRows.scope, 'overall'),
          gte(upTo, 3),
        ),
      )
      .orderBy(roundId, asc(upTo));
    const byRound = new Map(rows.map((row) => [row.roundId, row]));
    const teams = newest.flatMap(({ id, format, isShown }) => {
      const row = byRound.get(id);
      // How many they are may not be told even inside: then their weight is not known, either. A team that is shown by what
      // its own round promised could be taken away again, however small it is beside what other rounds promised.
      if (isShown || !row || row.score === null || row.n === null) return [];
      return [{ id, format, cells: new Map([[OVERALL, { score: row.score, n: row.n }]]) }];
    });
    const threshold = Math.max(3, ...newest.map((round) => round.threshold));
    const { cells, otherTeams } = heatMap(teams, [OVERALL], threshold);
    const small = teams.flatMap(({ id }) => (cells.get(id)?.get(OVERALL) === 'thin' ? [id] : []));
    const people = await fewestPeople(tx, organizationId, small);
    const pooled = people >= threshold ? (otherTeams.get(OVERALL) ?? null) : null;
    await tx
      .insert(smallTeamMeans)
      .values({
        organizationId,
        quarter: first,
        kind: asked,
        scopeId: OVERALL,
        threshold,
        mean: pooled?.mean ?? null,
        teams: pooled?.teams ?? null,
        people: pooled?.people ?? null,
        roundIds: pooled ? small : [],
      })
      .onConflictDoNothing();
  });
}

/**
 * Makes the means over teams that are too small to be shown alone, each quarter's once (methods reference, a, 6 and 7). Several
 * processes may do it at once: the first to write decides. Returns how many quarters it decided.
 */
export async function poolSmallTeams(): Promise<number> {
  const quarters = await undecided();
  for (const one of quarters) await decide(one);
  return quarters.length;
}

const timer = globalThis as typeof globalThis & { patamarPool?: NodeJS.Timeout };

/** Looks for quarters that are over every hour while this process runs. A failure waits for the next hour. */
export function poolEveryHour(failed: (error: unknown) => void): void {
  timer.patamarPool ??= setInterval(() => void poolSmallTeams().catch(failed), HOUR).unref();
}
