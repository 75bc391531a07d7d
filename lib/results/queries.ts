import 'server-only';
import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { modelVersions, rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import { Kept } from '@/lib/kept';
import { type AgreedValues, agreedIn } from '@/lib/meetings/agreed';
import type { Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { ofTeamOf } from '@/lib/rounds/round-input';
import type { Scope } from '@/lib/scoring';
import { type Decision, decisionsIn } from './decisions';
import { noChange } from './no-change';
import { changeFrom, changesOf, hasResultFor, rowFrom, rowsOf, summary, summaryFor } from './published';
import { changeThresholds, isQuick } from './timed';
import type { History, HistoryPoint, ResultRow, RoundApart, RoundBefore, RoundSummary } from './types';
import { thresholdFor } from './viewer';

/** A round in the list of all, and whether it has a result to show this viewer. */
export type ListedRound = RoundSummary & { hasResult: boolean };

/** Every round of the team, newest first. */
export function listRounds(access: TeamAccess): Promise<ListedRound[]> {
  return readOrganization(access, async (tx) => {
    const found = await tx
      .select({
        ...summary,
        threshold: thresholdFor(access).mapWith(Number),
        hasResult: sql<boolean>`${hasResultFor(access)}`,
      })
      .from(rounds)
      .where(ofTeamOf(access))
      .orderBy(desc(rounds.openedAt));
    return found.map(({ threshold, ...round }) => summaryFor(round, threshold));
  });
}

export interface Results {
  teamId: string;
  /** The organization's clock. */
  timeZone: string;
  round: RoundSummary;
  model: Model;
  /** The model is the organization's own, and not a built-in one. */
  ownModel: boolean;
  /** Anonymity threshold that was applied for this viewer. */
  threshold: number;
  rows: readonly ResultRow[];
  /** Items that were declared not applicable, by id: a decision of the team, and no answer of anybody. */
  decisions: ReadonlyMap<string, Decision>;
  /** What the team agreed on in its meetings about this round and those before it in the history, by round and item. */
  agreed: AgreedValues;
  /** The round that changes are against; null for the first of its kind. */
  before: RoundBefore | null;
  /** Of the first round of its kind or format: the one right before it; null where there is none. */
  apart: RoundApart | null;
  /** Overall, frameworks and principles over the rounds of this kind up to this one. */
  history: History;
  /** When the words of this round were worked out anew, by other methods than when it was closed; null if they were not. */
  rewordedAt: Date | null;
}

/** Published rounds of the team, oldest first, each with the threshold it has for this viewer. */
export const publishedRounds = (tx: Tenant, access: TeamAccess) =>
  tx
    .select({
      ...summary,
      comparedWith: rounds.comparedWith,
      notComparable: rounds.notComparable,
      rewordedAt: rounds.rewordedAt,
      modelVersionId: rounds.modelVersionId,
      modelVersion: modelVersions.version,
      ownModel: sql<boolean>`${modelVersions.organizationId} is not null`,
      threshold: thresholdFor(access).mapWith(Number),
    })
    .from(rounds)
    .innerJoin(modelVersions, eq(modelVersions.id, rounds.modelVersionId))
    .where(and(ofTeamOf(access), isNotNull(rounds.method)))
    .orderBy(asc(rounds.closedAt), asc(rounds.id));

export type PublishedRound = Awaited<ReturnType<typeof publishedRounds>>[number];

/** The rounds up to this one that may stand in one picture with it; itself is the last. */
function ofOneKind(all: readonly PublishedRound[], round: PublishedRound): PublishedRound[] {
  return all
    .slice(0, all.indexOf(round) + 1)
    .filter(({ mode, format }) => isQuick(mode) === isQuick(round.mode) && format === round.format);
}

/** The round right before one that is compared with none. */
function roundApart(all: readonly PublishedRound[], round: PublishedRound): RoundApart | null {
  const before = all[all.indexOf(round) - 1];
  if (!before || round.comparedWith !== null) return null;
  const { id, name, format } = before;
  const quick = isQuick(before.mode);
  if (quick !== isQuick(round.mode)) return { id, name, quick, reason: 'kind' };
  return format === round.format ? null : { id, name, quick, reason: 'format' };
}

const LINES: readonly Scope[] = ['overall', 'framework', 'principle'];

type Changes = Awaited<ReturnType<typeof changesOf>>;

/** Scores of these rounds by row, oldest first, each with the round that the row stands on one scale with. */
export async function historyOf(
  tx: Tenant,
  organizationId: string,
  past: readonly PublishedRound[],
  changes: Changes,
  scopes: readonly Scope[] = LINES,
  id?: string,
): Promise<History> {
  const rows = await rowsOf(
    tx,
    organizationId,
    new Map(past.map((round) => [round.id, round.threshold])),
    scopes,
    id,
  );
  const joined = new Set(
    changes
      .filter(({ verdict }) => verdict !== null && verdict !== 'not_comparable')
      .map(({ roundId, scope, scopeId }) => `${roundId} ${scope} ${scopeId}`),
  );
  const place = new Map(past.map((round, i) => [round.id, i]));
  rows.sort((one, other) => (place.get(one.roundId) ?? 0) - (place.get(other.roundId) ?? 0));
  const byScope = new Map<string, HistoryPoint[]>();
  for (const row of rows) {
    const round = past[place.get(row.roundId) ?? -1];
    if (!round?.closedAt) continue;
    const key = `${row.scope} ${row.scopeId}`;
    const points = byScope.get(key) ?? [];
    const { score, ci95, margin, n } = rowFrom(row);
    points.push({
      roundId: round.id,
      roundName: round.name,
      mode: round.mode,
      closedAt: round.closedAt,
      modelVersion: round.modelVersion,
      ownModel: round.ownModel,
      score,
      ci95,
      margin,
      n: score === null ? null : n,
      comparedWith: joined.has(`${round.id} ${key}`) ? round.comparedWith : null,
    });
    byScope.set(key, points);
  }
  return byScope;
}

/** Rows and history by rounds, names, thresholds and what they are compared with: nothing else of a published round changes. */
const read = new Kept<Pick<Results, 'rows' | 'history'>>(40);
const NONE: Results['decisions'] = new Map();

async function readPublished(
  tx: Tenant,
  { organizationId }: TeamAccess,
  round: PublishedRound,
  past: readonly PublishedRound[],
) {
  const rows = await rowsOf(tx, organizationId, new Map([[round.id, round.threshold]]));
  const changes = await changesOf(tx, organizationId, changeThresholds(past));
  const own = new Map(
    changes
      .filter(({ roundId }) => roundId === round.id)
      .map((change) => [`${change.scope} ${change.scopeId}`, changeFrom(change)]),
  );
  const { notComparable } = round;
  const changeOf = (key: string) => (notComparable ? noChange(notComparable) : (own.get(key) ?? null));
  return {
    rows: rows.map((row) => ({ ...rowFrom(row), change: changeOf(`${row.scope} ${row.scopeId}`) })),
    history: await historyOf(tx, organizationId, past, changes),
  };
}

/** The result of one of the team's published rounds, all of which are known. */
async function resultsOf(
  tx: Tenant,
  access: TeamAccess,
  all: readonly PublishedRound[],
  found: PublishedRound,
): Promise<Results> {
  const past = ofOneKind(all, found);
  const {
    modelVersionId,
    modelVersion: _,
    ownModel,
    threshold,
    comparedWith,
    notComparable,
    rewordedAt,
    ...round
  } = found;
  const model = await modelVersion(tx, modelVersionId);
  // What two viewers may share: the same rounds, each at the same threshold.
  const key = JSON.stringify(
    past.map(({ id, name, threshold: at, comparedWith: before }) => [id, name, at, before]),
  );
  const known = read.get(key) ?? (await readPublished(tx, access, found, past));
  read.set(key, known);
  // Few rounds have any, and the names of people may change.
  const decided = known.rows.some(({ status }) => status === 'not_applicable');
  const decisions = decided ? await decisionsIn(tx, { ...access, roundId: found.id }) : NONE;
  const earlier = all.find(({ id }) => id === comparedWith);
  return {
    teamId: access.teamId,
    timeZone: access.timeZone,
    round: summaryFor(round, threshold),
    model,
    ownModel,
    threshold,
    decisions,
    agreed: await agreedIn(
      tx,
      access.organizationId,
      past.map(({ id }) => id),
    ),
    before: earlier ? { id: earlier.id, name: earlier.name, reason: notComparable } : null,
    apart: roundApart(all, found),
    rewordedAt,
    ...known,
  };
}

/** The results of published rounds as this viewer may see them, by id; the team's list of rounds is read once for all. */
export function getResultsOf(
  access: TeamAccess,
  roundIds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Results>> {
  if (roundIds.size === 0) return Promise.resolve(new Map());
  return readOrganization(access, async (tx) => {
    const all = await publishedRounds(tx, access);
    const results = new Map<string, Results>();
    for (const round of all) {
      if (roundIds.has(round.id)) results.set(round.id, await resultsOf(tx, access, all, round));
    }
    return results;
  });
}

/** The result of a published round as this viewer may see it; null when the team has no such round. */
export async function getResults(access: TeamAccess, roundId: string): Promise<Results | null> {
  return (await getResultsOf(access, new Set([roundId]))).get(roundId) ?? null;
}

/**
 * Id of the team's newest published round that has a result to show this viewer, on which pages, advice, plan and files
 * build; of the newest one where none has. Null before the first.
 */
export function latestResult(access: TeamAccess): Promise<string | null> {
  return readOrganization(access, async (tx) => {
    const [row] = await tx
      .select({ id: rounds.id })
      .from(rounds)
      .where(and(ofTeamOf(access), isNotNull(rounds.method)))
      .orderBy(desc(sql`${hasResultFor(access)}`), desc(rounds.closedAt))
      .limit(1);
    return row?.id ?? null;
  });
}

/** Rows by `scope id`, for looking one up. */
export const rowOf = (rows: readonly ResultRow[], scope: Scope, id: string): ResultRow | undefined =>
  rows.find((row) => row.scope === scope && row.id === id);
