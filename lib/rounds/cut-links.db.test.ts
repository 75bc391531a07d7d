import { eq, is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import * as schema from '@/db/schema';
import { answers, respondents, roundInsiders, rounds } from '@/db/schema';
import { makeWorld, respondentAccess, signedIn, type TestPerson, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findRespondentAccess } from '@/lib/access/find-respondent';
import { republish } from '@/lib/jobs/republish';
import { builtInModel } from '@/lib/model/load';
import { askedItems } from '@/lib/scoring';
import { saveAnswers } from './answers';
import { endAnswering, finishAnswering, openRound } from './commands';
import { cutLinks } from './cut-links';
import { formerPersonHash, personHash } from './person-hash';
import { questionnaire } from './questionnaire';
import { roundInput } from './round-input';
import { closeRound } from './testing';

withDatabase();

const ITEMS = askedItems(builtInModel(), 'quick', null, ['DEV']);
const levelOf = (person: number) => person % 5;

/** A round that everybody answered differently, one after the other; not yet ended. */
async function answeredRound(world: Awaited<ReturnType<typeof makeWorld>>, name = 'Q1') {
  const lead = await teamAccess(world.facilitator, world.teamId);
  const roundId = await openRound(lead, { name, mode: 'quick', format: 'anonymous' });
  for (const [i, person] of world.members.entries()) {
    const access = await respondentAccess(person, roundId);
    const batch = ITEMS.map((itemId) => ({ itemId, value: levelOf(i), answeredAt: Date.now() + i }));
    await saveAnswers(access, batch);
    await finishAnswering(access);
  }
  return { lead, roundId };
}

const peopleOf = (roundId: string) =>
  systemDatabase().select().from(respondents).where(eq(respondents.roundId, roundId));
const roundOf = async (roundId: string) => {
  const [round] = await systemDatabase().select().from(rounds).where(eq(rounds.id, roundId));
  if (!round) throw new Error('The round is there.');
  return round;
};
const ownAnswers = async (person: TestPerson, roundId: string) => {
  const access = await findRespondentAccess(await signedIn(person), roundId);
  return (
    access &&
    (await questionnaire(access, 'en')).answers.flatMap((one) => ('value' in one ? [one.value] : []))
  );
};

/** Rows of every table, as texts. */
async function everyRow() {
  const tables = (Object.values(schema) as unknown[]).filter((one): one is PgTable => is(one, PgTable));
  const rows: { table: string; text: string }[] = [];
  for (const table of tables) {
    const { name } = getTableConfig(table);
    const found = await systemDatabase().execute<{ text: string }>(
      sql`select t::text as text from ${sql.identifier(name)} t`,
    );
    rows.push(...found.map(({ text }) => ({ table: name, text })));
  }
  return rows;
}

describe('a published round', () => {
  it('holds nothing that ties an answer to an account', async () => {
    const world = await makeWorld({ size: 6, scope: ['DEV'] });
    const { lead, roundId } = await answeredRound(world);
    const before = await peopleOf(roundId);
    const ids = world.members.map(({ userId }) => userId);
    await closeRound(lead, roundId);
    const people = await peopleOf(roundId);
    expect(people).toHaveLength(6);
    const rows = await everyRow();
    const answering = rows.filter(({ table }) => table === 'answers' || table === 'respondents');
    expect(answering.length).toBe(6 * ITEMS.length + 6);
    for (const id of ids) {
      expect(rows.some(({ text }) => text.includes(id))).toBe(true);
      expect(answering.filter(({ text }) => text.includes(id))).toEqual([]);
    }
    // Besides the ledger, which says whose numbers a published sum holds, no other table names a respondent or a hash; nothing
    // knows the ids from before.
    const elsewhere = rows.filter(
      ({ table }) => !['answers', 'respondents', 'round_ledgers'].includes(table),
    );
    for (const { id, personHash: hash } of people) {
      expect(elsewhere.filter(({ text }) => text.includes(id) || text.includes(hash ?? '!'))).toEqual([]);
    }
    for (const { id } of before) expect(rows.filter(({ text }) => text.includes(id))).toEqual([]);
  });

  it('tells nothing by ids, times or the places of rows', async () => {
    const world = await makeWorld({ size: 6, scope: ['DEV'] });
    const { lead, roundId } = await answeredRound(world);
    await closeRound(lead, roundId);
    const { frozenAt } = await roundOf(roundId);
    const people = await peopleOf(roundId);
    for (const person of people) {
      expect(person).toMatchObject({ userId: null, respondentKey: null, finishedAt: null });
      expect(person.id).toMatch(/^.{8}-.{4}-4/);
      expect(person.invitedAt).toEqual(frozenAt);
    }
    const places = await systemDatabase().execute<{ hash: string; item: string }>(sql`
      select r.person_hash as hash, a.item_id as item from answers a join respondents r on r.id = a.respondent_id
      where r.round_id = ${roundId} order by a.ctid`);
    const found = places.map(({ hash, item }) => `${hash} ${item}`);
    expect(found).toEqual(found.toSorted());
    const given = await systemDatabase().select().from(answers);
    const theirs = given.filter(({ respondentId }) => people.some(({ id }) => id === respondentId));
    expect(new Set(theirs.flatMap((one) => [one.answeredAt.getTime(), one.savedAt.getTime()]))).toEqual(
      new Set([frozenAt?.getTime()]),
    );
    const order = await systemDatabase().execute<{ hash: string }>(
      sql`select person_hash as hash from respondents where round_id = ${roundId} order by ctid`,
    );
    const hashes = order.map(({ hash }) => hash);
    expect(hashes).toEqual(hashes.toSorted());
  });

  it('still shows people their own answers, and links their rounds', async () => {
    const world = await makeWorld({ size: 5, scope: ['DEV'] });
    const first = await answeredRound(world);
    await closeRound(first.lead, first.roundId);
    const second = await answeredRound(world, 'Q2');
    await endAnswering(second.lead, second.roundId);
    const read = async (roundId: string) => {
      const round = await roundOf(roundId);
      const { input } = await systemDatabase().transaction((tx) => roundInput(tx, round));
      return input.respondents;
    };
    const publishing = await read(second.roundId);
    await closeRound(second.lead, second.roundId);
    const people = await read(first.roundId);
    expect(await read(second.roundId)).toEqual(publishing);
    expect(people.map(({ id }) => id)).toEqual(publishing.map(({ id }) => id));
    for (const [i, person] of world.members.entries()) {
      expect(await ownAnswers(person, first.roundId)).toEqual(ITEMS.map(() => levelOf(i)));
    }
    expect(await ownAnswers(world.facilitator, first.roundId)).toBeNull();
    const stranger = await makeWorld({ size: 1 });
    expect(await ownAnswers(stranger.members[0] as never, first.roundId)).toBeNull();
  });
});

describe('the key', () => {
  beforeEach(() => vi.resetModules());

  it('is what finds one’s own answers: with another one they are nobody’s', async () => {
    const world = await makeWorld({ size: 3, scope: ['DEV'] });
    const { lead, roundId } = await answeredRound(world);
    await closeRound(lead, roundId);
    const [person] = world.members;
    if (!person) throw new Error('There are three members.');
    vi.stubEnv('NEXTAUTH_SECRET', 'another secret, of somebody who stole a backup');
    const another = await import('@/lib/access/find-respondent');
    expect(await another.findRespondentAccess(await signedIn(person), roundId)).toBeNull();

    vi.resetModules();
    vi.stubEnv('ANSWERS_KEY', 'only-for-tests-only-for-tests-only-for-tests');
    const kept = await import('@/lib/access/find-respondent');
    expect(await kept.findRespondentAccess(await signedIn(person), roundId)).toMatchObject({ roundId });
  });
});

describe('cutting a round from before', () => {
  /** A round as it was closed before there was a hash: accounts, keys and times are in it. */
  async function oldRound() {
    const world = await makeWorld({ size: 4, scope: ['DEV'] });
    const { roundId } = await answeredRound(world);
    const at = new Date();
    await systemDatabase()
      .update(rounds)
      .set({ frozenAt: at, closedAt: at, invited: 4, responded: 4 })
      .where(eq(rounds.id, roundId));
    const keys = new Map<string, string>();
    for (const { id } of await peopleOf(roundId)) {
      keys.set(id, newId());
      await systemDatabase()
        .update(respondents)
        .set({ respondentKey: keys.get(id) ?? '' })
        .where(eq(respondents.id, id));
    }
    const [gone] = world.members;
    const [theirs] = (await peopleOf(roundId)).filter(({ userId }) => userId === gone?.userId);
    await systemDatabase()
      .update(respondents)
      .set({ userId: null })
      .where(eq(respondents.id, theirs?.id ?? ''));
    return { ...world, roundId, goneKey: keys.get(theirs?.id ?? '') ?? '' };
  }

  const cut = async (roundId: string) => {
    const [round, people] = [await roundOf(roundId), await peopleOf(roundId)];
    await systemDatabase().transaction((tx) => cutLinks(tx, round, people));
  };

  it('links who is here by the account, and who is gone by the key of then', async () => {
    const { roundId, members, teamId, goneKey } = await oldRound();
    const round = await roundOf(roundId);
    const before = await systemDatabase().transaction((tx) => roundInput(tx, round));
    await republish();
    const people = await peopleOf(roundId);
    expect(people.every(({ userId, respondentKey }) => userId === null && respondentKey === null)).toBe(true);
    expect(people.map(({ personHash: hash }) => hash).sort()).toEqual(
      [
        formerPersonHash(teamId, goneKey),
        ...members.slice(1).map(({ userId }) => personHash(teamId, userId)),
      ].sort(),
    );
    expect(await systemDatabase().transaction((tx) => roundInput(tx, round))).toEqual(before);
    const inside = await systemDatabase()
      .select()
      .from(roundInsiders)
      .where(eq(roundInsiders.roundId, roundId));
    expect(inside.map(({ userId }) => userId)).toEqual(
      members
        .slice(1)
        .map(({ userId }) => userId)
        .sort(),
    );
    expect(await ownAnswers(members[2] as never, roundId)).toEqual(ITEMS.map(() => levelOf(2)));
  });

  it('shows people their own answers before it, too', async () => {
    const { roundId, members } = await oldRound();
    expect(await ownAnswers(members[2] as never, roundId)).toEqual(ITEMS.map(() => levelOf(2)));
  });

  it('is done once: again it changes nothing', async () => {
    const { roundId } = await oldRound();
    await cut(roundId);
    const people = await peopleOf(roundId);
    const given = await systemDatabase().select().from(answers);
    await cut(roundId);
    expect(await peopleOf(roundId)).toEqual(people);
    expect(await systemDatabase().select().from(answers)).toEqual(given);
  });
});

describe('the hash', () => {
  it('is of a person in a team, and of nobody else', () => {
    const [team, other, person] = [newId(), newId(), newId()];
    expect(personHash(team, person)).toMatch(/^[0-9a-f]{64}$/);
    expect(personHash(team, person)).toBe(personHash(team, person));
    expect(
      new Set([personHash(team, person), personHash(other, person), formerPersonHash(team, person)]).size,
    ).toBe(3);
  });
});
