import 'server-only';
import { and, eq, getTableColumns, gte, inArray, or, type SQL, sql } from 'drizzle-orm';
import { publishedChanges, publishedRows, rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { Level } from '@/lib/model/schema';
import type { Step } from '@/lib/rounds/participation';
import type { Interval, Scope } from '@/lib/scoring';
import type { ControlSums } from '@/lib/scoring/calibration';
import type { ResultChange, ResultRow, RoundSummary } from './types';
import { thresholdFor, type Viewer } from './viewer';

type Row = typeof publishedRows.$inferSelect;
type Change = typeof publishedChanges.$inferSelect;

/** Both ends of what is stored, or none. */
export const storedInterval = (lo: number | null, hi: number | null): Interval | null =>
  lo === null || hi === null ? null : { lo, hi };

/** A published row as it is shown; its change comes from elsewhere, at another threshold. */
export const rowFrom = (row: Row): ResultRow => ({
  scope: row.scope,
  id: row.scopeId,
  status: row.status,
  score: row.score,
  ci95: storedInterval(row.lo95, row.hi95),
  margin: row.margin,
  level: row.level as Level | null,
  levelRange: row.levelLo === null ? null : ([row.levelLo, row.levelHi] as [Level, Level]),
  n: row.n,
  median: row.median,
  ad: row.ad,
  agreement: row.agreement,
  polarised: row.polarised,
  coverage: row.coverage,
  dontKnow: row.dontKnow,
  weakest: row.weakest,
  change: null,
});

/** A published change as it is shown; null where these viewers may not see it. */
export function changeFrom(row: Change): ResultChange | null {
  const { verdict, reason, delta, margin, linked, over, of, strongest, named, teamChanged } = row;
  if (verdict === null) return null;
  const { partItems: items, partLeavers: leavers, partJoiners: joiners, partStayers: stayers } = row;
  const known = items !== null && leavers !== null && joiners !== null && stayers !== null;
  const parts = known
    ? { items, leavers, joiners, stayers, over: row.partsOver ?? 0, of: row.partsOf ?? 0 }
    : null;
  const ci95 = storedInterval(row.lo, row.hi);
  return { verdict, reason, delta, ci95, margin, linked, over, of, strongest, named, teamChanged, parts };
}

/** Which rounds to read, each at the threshold that a viewer has there. */
export type Thresholds = ReadonlyMap<string, number>;

type Versioned = typeof publishedRows | typeof publishedChanges;

/** The versions that may be the viewer's: of each round those for its threshold or a higher one. */
export function seenIn(table: Versioned, organizationId: string, thresholds: Thresholds): SQL | undefined {
  const byThreshold = new Map<number, string[]>();
  for (const [id, threshold] of thresholds) {
    byThreshold.set(threshold, [...(byThreshold.get(threshold) ?? []), id]);
  }
  const ofRounds = [...byThreshold].map(([threshold, ids]) =>
    and(inArray(table.roundId, ids), gte(table.upTo, threshold)),
  );
  return and(eq(table.organizationId, organizationId), or(...ofRounds));
}

const ofOne = (scopeId: Versioned['scopeId'], id: string | undefined) =>
  id === undefined ? undefined : eq(scopeId, id);

/** The rows of these rounds as the viewer sees them: of each, the version with the smallest `up_to` that still holds. */
export async function rowsOf(
  tx: Tenant,
  organizationId: string,
  thresholds: Thresholds,
  scopes?: readonly Scope[],
  id?: string,
): Promise<Row[]> {
  if (thresholds.size === 0) return [];
  const { roundId, scope, scopeId, upTo } = publishedRows;
  return tx
    .selectDistinctOn([roundId, scope, scopeId])
    .from(publishedRows)
    .where(
      and(
        seenIn(publishedRows, organizationId, thresholds),
        scopes && inArray(scope, [...scopes]),
        ofOne(scopeId, id),
      ),
    )
    .orderBy(roundId, scope, scopeId, upTo);
}

/**
 * The changes of these rounds, likewise, against the round that each is compared with now; the threshold is the higher one
 * of the two rounds that a change is about.
 */
export async function changesOf(
  tx: Tenant,
  organizationId: string,
  thresholds: Thresholds,
  scopes?: readonly Scope[],
  id?: string,
): Promise<Change[]> {
  if (thresholds.size === 0) return [];
  const { organizationId: organization, roundId, comparedWith, scope, scopeId, upTo } = publishedChanges;
  return tx
    .selectDistinctOn([roundId, scope, scopeId], getTableColumns(publishedChanges))
    .from(publishedChanges)
    .innerJoin(
      rounds,
      and(
        eq(rounds.organizationId, organization),
        eq(rounds.id, roundId),
        eq(rounds.comparedWith, comparedWith),
      ),
    )
    .where(
      and(
        seenIn(publishedChanges, organizationId, thresholds),
        scopes && inArray(scope, [...scopes]),
        ofOne(scopeId, id),
      ),
    )
    .orderBy(roundId, scope, scopeId, upTo);
}

/** A practice or principle in a round, at the threshold that a viewer has there. */
export interface WantedScore {
  round: string;
  threshold: number;
  scope: 'practice' | 'principle';
  id: string;
}

/** Scores of single practices and principles as a viewer sees them, by round and id; those without one are absent. */
export async function shownScores(
  tx: Tenant,
  organizationId: string,
  wanted: readonly WantedScore[],
): Promise<ReadonlyMap<string, number>> {
  if (wanted.length === 0) return new Map();
  const found = await tx.execute<{ round: string; id: string; score: number }>(sql`
    select wanted.round, wanted.id, shown.score
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted(round uuid, threshold int, scope text, id text)
    cross join lateral (
      select score from ${publishedRows}
      where organization_id = ${organizationId} and round_id = wanted.round and scope = wanted.scope
        and scope_id = wanted.id and up_to >= wanted.threshold
      order by up_to limit 1
    ) shown
    where shown.score is not null`);
  return new Map(found.map(({ round, id, score }) => [`${round} ${id}`, score]));
}

/** Two rounds, each at a viewer's threshold, and the practices to leave aside. */
export interface PracticePair {
  before: string;
  beforeAt: number;
  after: string;
  afterAt: number;
  without: readonly string[];
}

/**
 * What the practices that a viewer sees in both of two rounds did in between, as sums for a line through their changes: one
 * statement for all pairs, by the key of each.
 */
export async function practiceChanges(
  tx: Tenant,
  organizationId: string,
  pairs: readonly (PracticePair & { key: string })[],
): Promise<ReadonlyMap<string, ControlSums>> {
  const shownIn = (round: SQL, threshold: SQL) => sql`(
    select distinct on (scope_id) scope_id as practice, score from ${publishedRows}
    where organization_id = ${organizationId} and round_id = ${round} and scope = 'practice' and up_to >= ${threshold}
    order by scope_id, up_to)`;
  const found = await tx.execute<Record<keyof ControlSums, number> & { key: string }>(sql`
    select pair.key, sums.* from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
      as pair(key text, before uuid, "beforeAt" int, after uuid, "afterAt" int, without text[])
    cross join lateral (
      select count(*)::int as n, coalesce(avg(b.score), 0) as centre, coalesce(avg(a.score - b.score), 0) as drift,
        coalesce(regr_sxx(a.score - b.score, b.score), 0) as squares,
        coalesce(regr_sxy(a.score - b.score, b.score), 0) as products
      from ${shownIn(sql`pair.before`, sql`pair."beforeAt"`)} b
      join ${shownIn(sql`pair.after`, sql`pair."afterAt"`)} a using (practice)
      where a.score is not null and b.score is not null and practice <> all (pair.without)
    ) sums`);
  return new Map(found.map(({ key, ...sums }) => [key, sums]));
}

/** Columns of a `RoundSummary`. */
export const summary = {
  id: rounds.id,
  name: rounds.name,
  mode: rounds.mode,
  format: rounds.format,
  questionLimit: rounds.questionLimit,
  scope: rounds.scope,
  part: rounds.part,
  openedAt: rounds.openedAt,
  closedAt: rounds.closedAt,
  invited: rounds.invited,
  responded: rounds.responded,
  respondedUpTo: rounds.respondedUpTo,
  respondedStep: rounds.respondedStep,
  respondedOf: rounds.respondedOf,
};

type StoredSummary = Omit<RoundSummary, 'step'> & {
  respondedUpTo: number | null;
  respondedStep: Step | null;
  respondedOf: number | null;
};

/**
 * A round as a viewer of this threshold may see it: where few were asked the same, how many answered would tell of them, and
 * is told in steps only (P6): of the people who count, so that "all 7" are seven of whom it is true.
 */
export function summaryFor<R extends StoredSummary>(
  { respondedUpTo, respondedStep: step, respondedOf, ...round }: R,
  threshold: number,
): Omit<R, 'respondedUpTo' | 'respondedStep' | 'respondedOf'> & { step: Step | null } {
  if ((respondedUpTo ?? 0) >= threshold) return { ...round, step };
  const invited = step === null ? round.invited : (respondedOf ?? round.invited);
  return { ...round, responded: null, invited, step };
}

/**
 * Whether a row of `rounds` has a result to show this person: a score of anything. Without one it is nobody's newest
 * result. That others see one is not told: it would say about how many answered.
 */
export const hasResultFor = (viewer: Viewer) =>
  sql<boolean>`(${rounds.resultUpTo} >= ${thresholdFor(viewer)})`;
