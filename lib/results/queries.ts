import 'server-only';
import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { modelVersions, rounds, scoreSnapshots } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import type { TeamAccess } from '@/lib/access/types';
import type { Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import type { Scope } from '@/lib/scoring';
import { type Decision, decisionsIn } from './decisions';
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
  teamId: string;
  round: RoundSummary;
  model: Model;
  /** The model is the organization's own, and not a built-in one. */
  ownModel: boolean;
  /** Anonymity threshold that was applied for this viewer. */
  threshold: number;
  rows: readonly ResultRow[];
  /** Items that were declared not applicable, by id: a decision of the team, and no answer of anybody. */
  decisions: ReadonlyMap<string, Decision>;
  /** Overall, frameworks and principles over the comparable rounds up to this one. */
  history: History;
}

/** Quick rounds score principles directly and never share a line with rounds that ask practices. */
const isQuick = (mode: RoundSummary['mode']) => mode === 'quick';

/** Closed rounds of the team, oldest first, each with the threshold it has for this viewer. */
const closedRounds = (tx: Tenant, access: TeamAccess) =>
  tx
    .select({
      ...summary,
      modelVersionId: rounds.modelVersionId,
      modelVersion: modelVersions.version,
      ownModel: sql<boolean>`${modelVersions.organizationId} is not null`,
      threshold: thresholdFor(access.userId).mapWith(Number),
    })
    .from(rounds)
    .innerJoin(modelVersions, eq(modelVersions.id, rounds.modelVersionId))
    .where(and(eq(rounds.teamId, access.teamId), isNotNull(rounds.closedAt)))
    .orderBy(asc(rounds.closedAt));

type ClosedRound = Awaited<ReturnType<typeof closedRounds>>[number];

/** The rounds up to this one that a trend line may join it with; itself is the last. */
function comparable(all: readonly ClosedRound[], round: ClosedRound): ClosedRound[] {
  return all
    .slice(0, all.indexOf(round) + 1)
    .filter(({ mode, format }) => isQuick(mode) === isQuick(round.mode) && format === round.format);
}

async function history(tx: Tenant, past: readonly ClosedRound[]): Promise<History> {
  const { roundId, scope, scopeId, score, lo95, hi95, n, shownUpTo } = scoreSnapshots;
  const ids = past.map(({ id }) => id);
  const rows = await tx
    .select({ roundId, scope, scopeId, score, lo95, hi95, n, shownUpTo })
    .from(scoreSnapshots)
    .where(and(inArray(roundId, ids), inArray(scope, ['overall', 'framework', 'principle'])));
  const place = new Map(past.map((round, i) => [round.id, i]));
  rows.sort((one, other) => (place.get(one.roundId) ?? 0) - (place.get(other.roundId) ?? 0));
  const byScope = new Map<string, HistoryPoint[]>();
  for (const row of rows) {
    const round = past[place.get(row.roundId) ?? -1];
    if (!round?.closedAt) continue;
    const visible = row.shownUpTo >= round.threshold;
    const points = byScope.get(`${row.scope} ${row.scopeId}`) ?? [];
    points.push({
      roundId: round.id,
      roundName: round.name,
      closedAt: round.closedAt,
      modelVersion: round.modelVersion,
      ownModel: round.ownModel,
      score: visible ? row.score : null,
      ci95: visible ? interval(row.lo95, row.hi95) : null,
      n: visible ? row.n : null,
    });
    byScope.set(`${row.scope} ${row.scopeId}`, points);
  }
  return byScope;
}

/** Rows and history by rounds and their thresholds: a closed round never changes, nor do the rounds before it. */
const closed = new Kept<Pick<Results, 'rows' | 'history'>>(40);
const NONE: Results['decisions'] = new Map();

async function readClosed(tx: Tenant, round: ClosedRound, past: readonly ClosedRound[]) {
  const rows = await tx.select().from(scoreSnapshots).where(eq(scoreSnapshots.roundId, round.id));
  return {
    rows: withoutHiddenWeakest(rows.map((row) => rowFor(row, round.threshold))),
    history: await history(tx, past),
  };
}

/** The result of a closed round as this viewer may see it; null when the team has no such closed round. */
export function getResults(access: TeamAccess, roundId: string): Promise<Results | null> {
  return inOrganization(access, async (tx) => {
    const all = await closedRounds(tx, access);
    const found = all.find(({ id }) => id === roundId);
    if (!found) return null;
    const past = comparable(all, found);
    const { modelVersionId, modelVersion: _, ownModel, threshold, ...round } = found;
    const model = await modelVersion(tx, modelVersionId);
    // What two viewers may share: the same rounds, each at the same threshold.
    const key = past.map(({ id, threshold: at }) => `${id} ${at}`).join();
    const read = closed.get(key) ?? (await readClosed(tx, found, past));
    closed.set(key, read);
    // Few rounds have any, and the names of people may change.
    const decided = read.rows.some(({ status }) => status === 'not_applicable');
    const decisions = decided ? await decisionsIn(tx, roundId) : NONE;
    return { teamId: access.teamId, round, model, ownModel, threshold, decisions, ...read };
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
