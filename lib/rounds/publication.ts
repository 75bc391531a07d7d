import 'server-only';
import { and, asc, eq, inArray, isNotNull, lt, ne } from 'drizzle-orm';
import {
  naDecisions,
  organizations,
  publishedChanges,
  publishedRows,
  roundLedgers,
  rounds,
} from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { publishedVersion } from '@/lib/model/versions';
import { roundToCompare } from '@/lib/publishing/comparability';
import type { PublishedJob, PublishJob } from '@/lib/publishing/job';
import { METHOD } from '@/lib/publishing/method';
import { storedLedger } from '@/lib/publishing/stored-ledger';
import type { PublishedChange, PublishedRow } from '@/lib/publishing/types';
import type { RoundInput } from '@/lib/scoring/types';
import { withProgress } from './publish-progress';
import { publishInBackground } from './publish-thread';
import { ofTeamOf, type Round, roundInput } from './round-input';

/** What a round was asked with, without its answers: all that decides whether two can be compared. */
async function askedWith(tx: Tenant, all: readonly Round[]): Promise<{ row: Round; input: RoundInput }[]> {
  if (all.length === 0) return [];
  const decided = await tx
    .select({ roundId: naDecisions.roundId, itemId: naDecisions.itemId })
    .from(naDecisions)
    .where(
      and(
        inArray(
          naDecisions.organizationId,
          all.map(({ organizationId }) => organizationId),
        ),
        inArray(
          naDecisions.roundId,
          all.map(({ id }) => id),
        ),
      ),
    );
  return Promise.all(
    all.map(async (row) => {
      const { model, own } = await publishedVersion(tx, row.modelVersionId);
      const { mode, format, weighting, scope } = row;
      const items = decided.filter(({ roundId }) => roundId === row.id).map(({ itemId }) => itemId);
      const modelFamily = own ? 'own' : 'built-in';
      const notApplicable = new Set(items);
      return {
        row,
        input: { model, modelFamily, mode, format, weighting, scope, notApplicable, respondents: [] },
      };
    }),
  );
}

/** The team's rounds that were published before this one, oldest first. */
const publishedBefore = (tx: Tenant, round: Round, closedAt: Date) =>
  tx
    .select()
    .from(rounds)
    .where(
      and(ofTeamOf(round), isNotNull(rounds.method), ne(rounds.id, round.id), lt(rounds.closedAt, closedAt)),
    )
    .orderBy(asc(rounds.closedAt), asc(rounds.id));

const ledgerIs = ({ organizationId, id }: Round) =>
  and(eq(roundLedgers.organizationId, organizationId), eq(roundLedgers.roundId, id));

async function ledgerOf(tx: Tenant, round: Round) {
  const [row] = await tx
    .select({ ledger: roundLedgers.ledger })
    .from(roundLedgers)
    .where(ledgerIs(round))
    .for('update');
  if (!row) throw new Error(`The published round ${round.id} has a ledger.`);
  return storedLedger.parse(row.ledger);
}

/** What outsiders need now: the threshold promised when the round opened, or what the organization asks now if more. */
async function outsideNow(tx: Tenant, { organizationId, outsideThreshold }: Round): Promise<number> {
  const [row] = await tx
    .select({ now: organizations.outsideThreshold })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return Math.max(outsideThreshold, row?.now ?? 0);
}

const rowOf = (round: Round, row: PublishedRow): typeof publishedRows.$inferInsert => ({
  organizationId: round.organizationId,
  roundId: round.id,
  scope: row.scope,
  scopeId: row.id,
  upTo: row.upTo,
  status: row.status,
  score: row.score,
  lo95: row.ci95?.lo ?? null,
  hi95: row.ci95?.hi ?? null,
  margin: row.margin,
  level: row.level,
  levelLo: row.levelRange?.[0] ?? null,
  levelHi: row.levelRange?.[1] ?? null,
  n: row.n,
  dontKnow: row.dontKnow,
  coverage: row.coverage,
  median: row.median,
  ad: row.ad,
  agreement: row.agreement,
  polarised: row.polarised,
  weakest: row.weakest,
});

const changeOf = (round: Round, row: PublishedChange): typeof publishedChanges.$inferInsert => ({
  organizationId: round.organizationId,
  roundId: round.id,
  scope: row.scope,
  scopeId: row.id,
  upTo: row.upTo,
  verdict: row.verdict,
  reason: row.reason,
  delta: row.delta,
  lo: row.ci95?.lo ?? null,
  hi: row.ci95?.hi ?? null,
  margin: row.margin,
  linked: row.linked,
  over: row.over,
  of: row.of,
  strongest: row.strongest,
  named: row.named,
  teamChanged: row.teamChanged,
  partItems: row.parts?.items ?? null,
  partLeavers: row.parts?.leavers ?? null,
  partJoiners: row.parts?.joiners ?? null,
  partStayers: row.parts?.stayers ?? null,
  partsOver: row.parts?.over ?? null,
  partsOf: row.parts?.of ?? null,
});

/** A few columns times so many rows must stay below the 65,535 parameters of a statement. */
const CHUNK = 1_000;

async function inChunks<T>(all: readonly T[], write: (some: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += CHUNK) await write(all.slice(from, from + CHUNK));
}

async function write(tx: Tenant, round: Round, before: Round | null, published: PublishedJob) {
  const { organizationId, id: roundId } = round;
  await inChunks(published.rows, (some) =>
    tx.insert(publishedRows).values(some.map((row) => rowOf(round, row))),
  );
  await inChunks(published.changes, (some) =>
    tx.insert(publishedChanges).values(some.map((row) => changeOf(round, row))),
  );
  await tx.insert(roundLedgers).values({ organizationId, roundId, ledger: published.ledger });
  if (before && published.ledgerBefore) {
    await tx.update(roundLedgers).set({ ledger: published.ledgerBefore }).where(ledgerIs(before));
  }
}

/**
 * Publishes a round whose answers are frozen: works out what may be shown of it and of its change (lib/publishing), and
 * writes that down with the ledger. Returns what the round's own row says then; the caller sets it, with `closedAt`.
 */
export async function writePublication(tx: Tenant, round: Round, closedAt: Date) {
  const { input, invited, uncounted } = await roundInput(tx, round);
  const earlier = await askedWith(tx, await publishedBefore(tx, round, closedAt));
  const found = roundToCompare(earlier, { input });
  const before = found?.reason === null ? found.round.row : null;
  const job: PublishJob = {
    round: { input, uncounted },
    before: before && { ...(await roundInput(tx, before)), ledger: await ledgerOf(tx, before) },
    outside: await outsideNow(tx, round),
  };
  const published = await withProgress(round.id, (tell) => publishInBackground(job, tell));
  await write(tx, round, before, published);
  return {
    invited,
    responded: published.responded,
    respondedUpTo: published.respondedUpTo,
    comparedWith: found?.round.row.id ?? null,
    notComparable: found?.reason ?? null,
    method: METHOD,
  };
}
