import 'server-only';
import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { modelVersions, rounds, scoreSnapshots } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import type { TeamAccess } from '@/lib/access/types';
import type { Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import type { Scope } from '@/lib/scoring';
import { Kept } from './kept';
import { interval, rowFor, summary } from './snapshot';
import type { History, HistoryPoint, ResultRow, RoundSummary } from './types';
import { thresholdFor } from './viewer';

/** The name of a hidden principle as the weakest would tell something about it. */
function withoutHiddenWeakest(rows: readonly ResultRow[]): ResultRow[] {
  const hidden = new Set(rows.filter((row) => row.status === 'hidden').map((row) => row.id));
  return rows.map((row) => (row.weakest && hidden.has(row.weakest) ? { ...row, weakest: null } : row));
}

/** Every round of the team, newest first. */
export function listRounds(access: TeamAccess): Promise<RoundSummary[]> {
  return inOrganization(access, (tx) =>
    tx.select(summary).from(rounds).where(eq(rounds.teamId, access.teamId)).orderBy(desc(rounds.openedAt)),
  );
}

export interface Results {
  round: RoundSummary;
  model: Model;
  /** Anonymity threshold that was applied for this viewer. */
  threshold: number;
  rows: readonly ResultRow[];
  /** Overall, frameworks and principles over the comparable rounds up to this one. */
  history: History;
}

/** Rounds that a trend line may join: quick ones with quick ones, practice-based ones with practice-based ones. */
const kindOf = (mode: RoundSummary['mode']) =>
  mode === 'quick' ? ['quick' as const] : ['key' as const, 'full' as const];

async function history(
  tx: Tenant,
  access: TeamAccess,
  threshold: number,
  upTo: RoundSummary,
): Promise<History> {
  const rows = await tx
    .select({
      roundId: rounds.id,
      roundName: rounds.name,
      closedAt: rounds.closedAt,
      modelVersion: modelVersions.version,
      scope: scoreSnapshots.scope,
      scopeId: scoreSnapshots.scopeId,
      score: scoreSnapshots.score,
      lo95: scoreSnapshots.lo95,
      hi95: scoreSnapshots.hi95,
      n: scoreSnapshots.n,
      shownUpTo: scoreSnapshots.shownUpTo,
    })
    .from(rounds)
    .innerJoin(modelVersions, eq(modelVersions.id, rounds.modelVersionId))
    .innerJoin(
      scoreSnapshots,
      and(
        eq(scoreSnapshots.organizationId, rounds.organizationId),
        eq(scoreSnapshots.roundId, rounds.id),
        inArray(scoreSnapshots.scope, ['overall', 'framework', 'principle']),
      ),
    )
    .where(
      and(
        eq(rounds.teamId, access.teamId),
        eq(rounds.format, upTo.format),
        inArray(rounds.mode, kindOf(upTo.mode)),
        isNotNull(rounds.closedAt),
      ),
    )
    .orderBy(asc(rounds.closedAt));
  const byScope = new Map<string, HistoryPoint[]>();
  for (const { scope, scopeId, shownUpTo, score, lo95, hi95, n, closedAt, ...point } of rows) {
    if (!closedAt || (upTo.closedAt && closedAt > upTo.closedAt)) continue;
    const visible = shownUpTo >= threshold;
    const points = byScope.get(`${scope} ${scopeId}`) ?? [];
    points.push({
      ...point,
      closedAt,
      score: visible ? score : null,
      ci95: visible ? interval(lo95, hi95) : null,
      n: visible ? n : null,
    });
    byScope.set(`${scope} ${scopeId}`, points);
  }
  return byScope;
}

/** Rows and history by round and threshold: a closed round never changes, nor do the rounds before it. */
const closed = new Kept<Pick<Results, 'rows' | 'history'>>(100);

/** The result of a closed round as this viewer may see it; null when the team has no such closed round. */
export function getResults(access: TeamAccess, roundId: string): Promise<Results | null> {
  return inOrganization(access, async (tx) => {
    const [row] = await tx
      .select({ ...summary, modelVersionId: rounds.modelVersionId })
      .from(rounds)
      .where(and(eq(rounds.id, roundId), eq(rounds.teamId, access.teamId), isNotNull(rounds.closedAt)));
    if (!row) return null;
    const { modelVersionId, ...round } = row;
    const threshold = await thresholdFor(tx, access);
    const model = await modelVersion(tx, modelVersionId);
    const key = `${round.id} ${threshold}`;
    const known = closed.get(key);
    if (known) return { round, model, threshold, ...known };
    const rows = await tx.select().from(scoreSnapshots).where(eq(scoreSnapshots.roundId, roundId));
    const found = {
      rows: withoutHiddenWeakest(rows.map((row) => rowFor(row, threshold))),
      history: await history(tx, access, threshold, round),
    };
    closed.set(key, found);
    return { round, model, threshold, ...found };
  });
}

/** Id of the team's newest closed round, on which advice and plan build; null before the first. */
export function latestClosedRound(access: TeamAccess): Promise<string | null> {
  return inOrganization(access, async (tx) => {
    const [row] = await tx
      .select({ id: rounds.id })
      .from(rounds)
      .where(and(eq(rounds.teamId, access.teamId), isNotNull(rounds.closedAt)))
      .orderBy(desc(rounds.closedAt))
      .limit(1);
    return row?.id ?? null;
  });
}

/** Rows by `scope id`, for looking one up. */
export const rowOf = (rows: readonly ResultRow[], scope: Scope, id: string): ResultRow | undefined =>
  rows.find((row) => row.scope === scope && row.id === id);
