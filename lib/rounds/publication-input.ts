import 'server-only';
import { and, asc, eq, isNotNull, lt, ne, sql } from 'drizzle-orm';
import { respondents, roundLedgers, rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { Model } from '@/lib/model/schema';
import { roundToCompare } from '@/lib/publishing/comparability';
import { outsideThreshold } from '@/lib/results/viewer';
import { decidedBefore } from './not-applicable';
import { hashOf } from './person-hash';
import { type PublishWork, roundData } from './publish-work';
import { askedIn, askedWith, ModelList, ofTeam, ofTeamOf, type Round, readPeople } from './round-input';
import type { NaDecision } from './schema';

/** The team's rounds that were published before this one and are still there, oldest first. */
export const publishedBefore = (tx: Tenant, round: Round) =>
  tx
    .select()
    .from(rounds)
    .where(
      and(
        ofTeamOf(round),
        isNotNull(rounds.method),
        ne(rounds.id, round.id),
        round.closedAt ? lt(rounds.closedAt, round.closedAt) : undefined,
      ),
    )
    .orderBy(asc(rounds.closedAt), asc(rounds.id));

/** The row of a round's ledger. */
export const ledgerIs = ({ organizationId, id }: Pick<Round, 'organizationId' | 'id'>) =>
  and(eq(roundLedgers.organizationId, organizationId), eq(roundLedgers.roundId, id));

export async function ledgerOf(tx: Tenant, round: Round): Promise<string> {
  const [row] = await tx
    .select({ ledger: sql<string>`${roundLedgers.ledger}::text` })
    .from(roundLedgers)
    .where(ledgerIs(round));
  if (!row) throw new Error(`The published round ${round.id} has a ledger.`);
  return row.ledger;
}

/** What people outside need of a round now, as pages ask for it. */
export async function outsideNow(tx: Tenant, round: Round): Promise<number> {
  // Within another: drizzle leaves the tables out of a column's own expression where one table is selected from.
  const now = sql`${outsideThreshold}`.mapWith(Number);
  const [row] = await tx.select({ now }).from(rounds).where(ofTeam(round, round.id));
  if (!row) throw new Error(`The round ${round.id} is there.`);
  return row.now;
}

/**
 * The people asked in a round, and a text that is another one as soon as they, the rounds published before it or the
 * ledger of the one compared with are others. Until the transaction ends they stay as they are, if `lock` says so.
 * @param earlier the rounds published before it, as they were read
 */
export async function stateOf(
  tx: Tenant,
  round: Round,
  before: Round | null,
  earlier: readonly Round[],
  { lock }: { lock: boolean },
) {
  const asked = tx.select().from(respondents).where(askedIn(round));
  const people = await (lock ? asked.for('update') : asked);
  const ofBefore =
    before &&
    tx
      .select({ digest: sql<string>`md5(${roundLedgers.ledger}::text)` })
      .from(roundLedgers)
      .where(ledgerIs(before));
  const kept = ofBefore && (await (lock ? ofBefore.for('update') : ofBefore));
  const facts = [
    people.map((one) => [one.id, hashOf(round.teamId, one), one.counts]).sort(),
    earlier.map(({ id }) => id),
    kept,
  ];
  return { people, state: JSON.stringify(facts) };
}

/**
 * The round that another one is to be compared with, of those published before it, and why nothing can be said of the
 * change if so; with what both were asked with (`place` is that of the earlier one).
 * @param published the rounds published before it, oldest first
 * @param decisions what is decided of the later one now
 */
export async function chooseComparison(
  tx: Tenant,
  round: Round,
  published: readonly Round[],
  decisions: readonly NaDecision[],
) {
  const list = new ModelList();
  // What a team agrees on is no sum of answers: nothing is said of its change.
  const earlier = round.format === 'consensus' ? [] : published;
  const asked = await askedWith(tx, [round, ...earlier], list);
  const input = (one: number) => {
    const read = asked[one];
    if (!read) throw new Error('Every round was asked with something.');
    return roundData(read, list.models).input;
  };
  const confirmed = decisions.flatMap(({ itemId, reason }) => (reason === null ? [] : [itemId]));
  const own = input(0);
  const found = roundToCompare(
    earlier.map((_, i) => ({ place: i + 1, input: input(i + 1) })),
    { input: { ...own, notApplicable: new Set([...own.notApplicable, ...confirmed]) } },
  );
  const place = found?.round.place ?? 0;
  return {
    list,
    asked,
    place,
    other: found ? (earlier[place - 1] ?? null) : null,
    reason: found?.reason ?? null,
  };
}

/** A round as it was read to be published. */
export interface ToPublish {
  round: Round;
  work: PublishWork;
  models: readonly Model[];
  /** The round whose answers its own are compared with. */
  before: Round | null;
  /** What the round's own row says of that. */
  compared: Pick<Round, 'comparedWith' | 'notComparable'>;
  /** What has to be still so when it is written (`stateOf`). */
  state: string;
}

/**
 * Reads all that publishing a round takes, without changing anything.
 * @param decisions what is decided now; null where that is written down already
 */
export async function readToPublish(
  tx: Tenant,
  round: Round,
  decisions: readonly NaDecision[] | null,
): Promise<ToPublish> {
  // Once: each statement of a transaction sees what others have written until then.
  const earlier = await publishedBefore(tx, round);
  const { list, asked, place, other, reason } = await chooseComparison(tx, round, earlier, decisions ?? []);
  const before = reason === null ? other : null;
  // Before the rest: what changes after this is found out when it is written.
  const { state } = await stateOf(tx, round, before, earlier, { lock: false });
  const [read, readBefore] = [asked[0], asked[place]];
  if (!read || !readBefore) throw new Error('Every round was asked with something.');
  const work: PublishWork = {
    round: { ...read, people: await readPeople(tx, round) },
    before: before && {
      ...readBefore,
      people: await readPeople(tx, before),
      ledger: await ledgerOf(tx, before),
    },
    outside: await outsideNow(tx, round),
    decisions: decisions && { made: decisions, before: [...(await decidedBefore(tx, round)).keys()] },
  };
  const compared = { comparedWith: other?.id ?? null, notComparable: reason };
  return { round, work, models: list.models, before, compared, state };
}
