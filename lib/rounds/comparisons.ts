import 'server-only';
import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { insertJson } from '@/db/insert-json';
import { publishedChanges, roundComparisons, roundLedgers, rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { log } from '@/lib/log';
import type { Model } from '@/lib/model/schema';
import { chooseComparison, ledgerIs, ledgerOf, outsideNow, publishedBefore } from './publication-input';
import { compareInBackground } from './publish-thread';
import type { CompareDone, PublishWork } from './publish-work';
import { lockTeam, ofTeam, ofTeamOf, type Round, readPeople } from './round-input';

type Compared = Pick<Round, 'comparedWith' | 'notComparable'>;
type Team = Pick<Round, 'organizationId' | 'teamId'>;
type OfRound = Pick<Round, 'organizationId'> & { roundId: string };

/** Opens a transaction; nothing is held between two of them. */
type Within = <T>(work: (tx: Tenant) => Promise<T>) => Promise<T>;

/** How often a comparison is worked out when others change what it hangs on meanwhile. */
const ATTEMPTS = 3;

/** Writes down that a published round was compared with another, and what came out. */
export async function writeComparison(
  tx: Tenant,
  { organizationId, roundId }: OfRound,
  { comparedWith, notComparable }: Compared,
  changes: string,
): Promise<void> {
  if (comparedWith === null) return;
  const comparison = { organizationId, roundId, comparedWith };
  await tx.insert(roundComparisons).values({ ...comparison, notComparable, madeAt: sql`clock_timestamp()` });
  await tx.execute(insertJson(publishedChanges, changes, comparison));
}

/** Says in a round's row what it is compared with. */
const setComparison = (tx: Tenant, round: Round, compared: Compared) =>
  tx.update(rounds).set(compared).where(ofTeam(round, round.id));

/** What each of these rounds was compared with that is still there: the first that was made stands. */
async function comparisonsMade(tx: Tenant, { organizationId }: Team, all: readonly Round[]) {
  const ids = all.map(({ id }) => id);
  const made = await tx
    .select()
    .from(roundComparisons)
    .where(and(eq(roundComparisons.organizationId, organizationId), inArray(roundComparisons.roundId, ids)))
    .orderBy(asc(roundComparisons.madeAt));
  const live = new Set(ids);
  const first = new Map<string, Compared>();
  for (const { roundId, comparedWith, notComparable } of made)
    if (live.has(comparedWith) && !first.has(roundId)) first.set(roundId, { comparedWith, notComparable });
  return first;
}

/**
 * Points every published round of the team at a round that is still there, of those that it was compared with already;
 * at none where there is no such round. Says which rounds these are. Call it with the team locked.
 */
export async function pointAtWhatIsThere(tx: Tenant, team: Team): Promise<Round[]> {
  const all = await tx
    .select()
    .from(rounds)
    .where(and(ofTeamOf(team), isNotNull(rounds.method)))
    .orderBy(asc(rounds.closedAt), asc(rounds.id));
  if (all.length === 0) return [];
  const made = await comparisonsMade(tx, team, all);
  for (const round of all) {
    const now = made.get(round.id) ?? { comparedWith: null, notComparable: null };
    if (now.comparedWith !== round.comparedWith) await setComparison(tx, round, now);
  }
  return all.filter(({ id }) => !made.has(id));
}

/** Two published rounds as they were read to be compared. */
interface ToCompare {
  round: Round;
  before: Round;
  work: PublishWork;
  models: readonly Model[];
  /** Both ledgers: a comparison holds only beside what they say. */
  ledgers: readonly [string, string];
}

/** What is missing: rounds of the team that are compared with none of those that are there, although one would do. */
async function readMissing(tx: Tenant, team: Team): Promise<ToCompare | null> {
  await lockTeam(tx, team);
  for (const round of await pointAtWhatIsThere(tx, team)) {
    const earlier = await publishedBefore(tx, round);
    const { list, asked, place, other: before, reason } = await chooseComparison(tx, round, earlier, []);
    const [read, readBefore] = [asked[0], asked[place]];
    if (!before || !read || !readBefore) continue;
    if (reason !== null) {
      // Nothing is to be worked out.
      const compared = { comparedWith: before.id, notComparable: reason };
      await writeComparison(tx, { ...round, roundId: round.id }, compared, '[]');
      await setComparison(tx, round, compared);
      continue;
    }
    const ledgers = [await ledgerOf(tx, round), await ledgerOf(tx, before)] as const;
    const work: PublishWork = {
      round: { ...read, people: await readPeople(tx, round), ledger: ledgers[0] },
      before: { ...readBefore, people: await readPeople(tx, before), ledger: ledgers[1] },
      outside: await outsideNow(tx, round),
      decisions: null,
    };
    return { round, before, work, models: list.models, ledgers };
  }
  return null;
}

/** Writes a comparison down, if both rounds are there and nothing else was published of them meanwhile. */
async function write(tx: Tenant, { round, before, ledgers }: ToCompare, done: CompareDone): Promise<boolean> {
  await lockTeam(tx, round);
  const missing = await pointAtWhatIsThere(tx, round);
  const there = await tx.select({ id: rounds.id }).from(rounds).where(ofTeam(round, before.id));
  const still = missing.some(({ id }) => id === round.id) && there.length > 0;
  if (!still || (await ledgerOf(tx, round)) !== ledgers[0] || (await ledgerOf(tx, before)) !== ledgers[1])
    return false;
  const compared = { comparedWith: before.id, notComparable: null };
  await writeComparison(tx, { ...round, roundId: round.id }, compared, done.changes);
  const keep = (one: Round, ledger: string) =>
    tx
      .update(roundLedgers)
      .set({ ledger: sql`${ledger}::jsonb` })
      .where(ledgerIs(one));
  await keep(round, done.ledger);
  await keep(before, done.ledgerBefore);
  await setComparison(tx, round, compared);
  return true;
}

/**
 * Compares the team's published rounds anew where what they were compared with was deleted or has come back: each with the
 * round that it was first compared with among those that are there, and where there is none with the newest earlier one, under
 * the publishing rule and beside everything that was published before (docs/adr/0022). Can be stopped at any time, and done
 * again; until it is done a round is shown without a change, never with a wrong one.
 */
async function compareAll(within: Within, team: Team): Promise<void> {
  for (let missed = 0; missed < ATTEMPTS; ) {
    const read = await within((tx) => readMissing(tx, team));
    if (!read) return;
    const done = await compareInBackground(read.work, read.models);
    if (!(await within((tx) => write(tx, read, done)))) missed += 1;
  }
  throw new Error('What the rounds hang on changed each time they were compared.');
}

/**
 * `compareAll` for who has deleted or brought back a round, which is done by then: what goes wrong here is logged, not thrown. The rounds
 * have no change until the next start, or until somebody deletes or brings back again.
 */
export async function compareRemaining(within: Within, team: Team): Promise<void> {
  try {
    await compareAll(within, team);
  } catch (err) {
    const { organizationId, teamId } = team;
    log.error({ err, organizationId, teamId }, 'comparing again after a deleted round');
  }
}
