import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { insertJson } from '@/db/insert-json';
import { publishedRows, type respondents, roundComparisons, roundLedgers, rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { Refused } from '@/lib/access/refused';
import { METHOD } from '@/lib/publishing/method';
import { writeComparison } from './comparisons';
import { cutLinks } from './cut-links';
import { keepInsiders } from './insiders';
import { keepDecisions } from './not-applicable';
import { ledgerIs, publishedBefore, readToPublish, stateOf, type ToPublish } from './publication-input';
import { withProgress } from './publish-progress';
import { publishInBackground } from './publish-thread';
import type { PublishDone } from './publish-work';
import { lockTeam, ofTeam, type Round } from './round-input';
import type { NaDecision } from './schema';

/** A round that is to be published, and on whose behalf. */
export interface Publishing {
  /** Opens a transaction; there are two, and nothing is held between them. */
  within: <T>(work: (tx: Tenant) => Promise<T>) => Promise<T>;
  /**
   * The round, once it is proven in this transaction that it may be published now, and locked if `lock` says so. Null where
   * there is nothing to do any more. Throws `Refused`.
   */
  find: (tx: Tenant, lock: boolean) => Promise<Round | null>;
  /** What is decided now; null where that is written down already. */
  decisions: { made: readonly NaDecision[]; decidedBy: string } | null;
  /**
   * Called with the round as its row is going to be, when all else is written: does what else belongs to the same
   * transaction, and says what else the row says.
   */
  finish: (tx: Tenant, round: Round) => Promise<PgUpdateSetSource<typeof rounds>>;
}

/** How often a round is worked out when others change what it hangs on meanwhile. */
const ATTEMPTS = 3;

/** What an attempt of an older version left behind goes before the new one is written. */
async function writeRows(
  tx: Tenant,
  { organizationId, id: roundId }: Round,
  compared: ToPublish['compared'],
  done: PublishDone,
) {
  for (const table of [publishedRows, roundComparisons, roundLedgers]) {
    await tx.delete(table).where(and(eq(table.organizationId, organizationId), eq(table.roundId, roundId)));
  }
  const ofRound = { organizationId, roundId };
  await tx.execute(insertJson(publishedRows, done.rows, ofRound));
  await writeComparison(tx, ofRound, compared, done.changes);
  await tx.insert(roundLedgers).values({ ...ofRound, ledger: sql`${done.ledger}::jsonb` });
}

/** Whether the people whom the steps were about when the round opened are not the same any more. */
function wereOthers(
  { askedAtOpening, openedAt }: Round,
  people: readonly (typeof respondents.$inferSelect)[],
) {
  const now = people.filter(({ counts, invitedAt }) => counts && invitedAt <= openedAt).length;
  return askedAtOpening !== null && askedAtOpening !== now;
}

/** Writes all of it in one transaction, if everything is still as it was read; says whether it was. */
async function write(
  tx: Tenant,
  { find, decisions, finish }: Publishing,
  { round: read, before, compared, state }: ToPublish,
  done: PublishDone,
): Promise<'published' | 'gone' | 'changed'> {
  // Rounds of a team are published one after the other: each may grow the ledger of one before.
  await lockTeam(tx, read);
  const round = await find(tx, true);
  if (!round) return 'gone';
  const now = await stateOf(tx, round, before, await publishedBefore(tx, round), { lock: true });
  if (now.state !== state) return 'changed';
  if (decisions) await keepDecisions(tx, round, decisions.made, { decidedBy: decisions.decidedBy });
  await writeRows(tx, round, compared, done);
  if (before && done.ledgerBefore) {
    await tx
      .update(roundLedgers)
      .set({ ledger: sql`${done.ledgerBefore}::jsonb` })
      .where(ledgerIs(before));
  }
  await keepInsiders(tx, round, now.people, new Set(done.inside));
  await cutLinks(tx, round, now.people);
  const said = { ...done.counts, ...compared, invited: now.people.length, method: METHOD };
  // How many answered would tell of whoever was counted while the round ran and is not any more.
  const untold = wereOthers(round, now.people) && {
    respondedUpTo: 0,
    respondedStep: null,
    respondedOf: null,
  };
  await tx
    .update(rounds)
    .set({ ...said, ...untold, ...(await finish(tx, { ...round, ...said })) })
    .where(ofTeam(round, round.id));
  return 'published';
}

/**
 * Publishes a round whose answers are frozen: reads it in one transaction, works out what may be shown of it and of its
 * change (lib/publishing) in none, and writes that down in another, which also cuts answers from accounts. So nobody waits
 * for a lock or a connection while it is worked out, and what is stopped in between leaves a frozen round that can be
 * published again. If somebody has changed meanwhile what it hangs on, it is done again. Returns false where nothing was
 * left to do. Throws `Refused`, 'decisions_open' too.
 */
export async function publishFrozen(publishing: Publishing): Promise<boolean> {
  const { within, find, decisions } = publishing;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const read = await within(async (tx) => {
      const round = await find(tx, false);
      return round && readToPublish(tx, round, decisions?.made ?? null);
    });
    if (!read) return false;
    const done = await withProgress(read.round.id, (tell) =>
      publishInBackground(read.work, read.models, tell),
    );
    if (!done) throw new Refused('decisions_open');
    const outcome = await within((tx) => write(tx, publishing, read, done));
    if (outcome !== 'changed') return outcome === 'published';
  }
  throw new Error('What the round hangs on changed each time it was worked out.');
}
