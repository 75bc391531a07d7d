import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { organizations, publishedNotes, respondents, rounds } from '@/db/schema';
import {
  makePerson,
  makeWorld,
  respondentAccess,
  signedIn,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findRespondentAccess } from '@/lib/access/find-respondent';
import { Refused } from '@/lib/access/refused';
import { isNote } from '@/lib/answering/notes';
import { saveAnswers } from './answers';
import { endAnswering, openRound } from './commands';
import { commentsOf } from './comments';
import { questionnaire } from './questionnaire';
import { forgetRespondent } from './respondents';
import { closeRound, openQuick } from './testing';

withDatabase();

const ITEM = 'DEV-CI';
const word = (name: string) => `${name} of somebody`;

interface Said {
  value?: unknown;
  comment?: string;
  evidence?: string;
  reason?: string;
}

/** Answers one item, with what is said beside it. */
async function say(person: TestPerson, roundId: string, { value, ...texts }: Said, at = Date.now()) {
  const batch = [
    ...(value === undefined ? [] : [{ itemId: ITEM, value, answeredAt: at }]),
    ...Object.entries(texts).map(([part, text]) => ({ itemId: `${ITEM}#${part}`, text, answeredAt: at })),
  ];
  return saveAnswers(await respondentAccess(person, roundId), batch);
}

const own = async (person: TestPerson, roundId: string) => {
  const access = await findRespondentAccess(await signedIn(person), roundId);
  if (!access) return null;
  const { answers } = await questionnaire(access, 'en');
  return Object.fromEntries(answers.flatMap((one) => (isNote(one) ? [[one.itemId, one.text]] : [])));
};

async function openWorld(size = 6) {
  const world = await makeWorld({ size, scope: ['DEV'] });
  const lead = await teamAccess(world.facilitator, world.teamId);
  return { ...world, lead, roundId: await openQuick(lead) };
}

const readBy = async (person: TestPerson, teamId: string, roundId: string) =>
  (await commentsOf(await teamAccess(person, teamId), roundId)).get(ITEM);

describe('a text beside an answer', () => {
  it('is saved with it, repeated without harm, and the newest of each part stays', async () => {
    const { members, roundId } = await openWorld(1);
    const [me] = members as [TestPerson];
    const at = Date.now() - 1000;
    const first = await say(
      me,
      roundId,
      { value: 2, comment: 'Since May.', evidence: 'https://a.example' },
      at,
    );
    expect(first).toEqual({
      saved: [ITEM, `${ITEM}#comment`, `${ITEM}#evidence`],
      rejected: [],
      kept: [],
    });
    await say(me, roundId, { value: 2, comment: 'Since May.', evidence: 'https://a.example' }, at);
    // From a device that was away: the comment is older, the answer newer.
    await say(me, roundId, { value: 3 }, at + 20);
    const late = await say(me, roundId, { comment: 'Since April.' }, at - 10);
    expect(late).toEqual({
      saved: [`${ITEM}#comment`],
      rejected: [],
      kept: [{ itemId: `${ITEM}#comment`, text: 'Since May.', answeredAt: at }],
    });
    expect(await own(me, roundId)).toEqual({
      [`${ITEM}#comment`]: 'Since May.',
      [`${ITEM}#evidence`]: 'https://a.example',
    });
    await say(me, roundId, { comment: '' }, at + 30);
    expect(await own(me, roundId)).toMatchObject({ [`${ITEM}#comment`]: '' });
  });

  it('is judged on its own, like an answer', async () => {
    const { members, roundId } = await openWorld(1);
    const access = await respondentAccess(members[0] as TestPerson, roundId);
    const answeredAt = Date.now();
    const texts: [string, unknown, string][] = [
      [`${ITEM}#comment`, 'x'.repeat(1001), 'text_too_long'],
      [`${ITEM}#evidence`, 'javascript:alert(1)', 'bad_link'],
      [`${ITEM}#evidence`, `https://a.example/${'x'.repeat(500)}`, 'text_too_long'],
      [`${ITEM}#author`, 'Ana', 'malformed'],
      [`${ITEM}#comment`, 'with a \0 in it', 'malformed'],
      [`${ITEM}#comment`, 'half a sign \uD800', 'malformed'],
      [`${ITEM}#comment`, 7, 'malformed'],
      ['DEV-XX#comment', 'of nothing', 'unknown_item'],
      ['MLO-AUT#comment', 'not asked here', 'not_asked'],
    ];
    const { saved, rejected } = await saveAnswers(access, [
      { itemId: `${ITEM}#comment`, text: '👩🏽‍💻 fine', answeredAt },
      ...texts.map(([itemId, text]) => ({ itemId, text, answeredAt })),
    ]);
    expect(saved).toEqual([`${ITEM}#comment`]);
    expect(rejected.map(({ reason }) => reason)).toEqual(texts.map(([, , reason]) => reason));
  });

  it('is taken until answering ends, and seen by nobody else before that', async () => {
    const { members, roundId, teamId, lead } = await openWorld();
    for (const person of members) await say(person, roundId, { value: 1, comment: 'Mine.' });
    expect((await commentsOf(lead, roundId)).size).toBe(0);
    await endAnswering(lead, roundId);
    await expect(say(members[0] as TestPerson, roundId, { comment: 'Late.' })).rejects.toThrow(
      new Refused('answers_ended'),
    );
    expect((await readBy(members[0] as TestPerson, teamId, roundId))?.comments).toHaveLength(6);
    const stranger = await makeWorld({ size: 1 });
    const there = await teamAccess(stranger.members[0] as TestPerson, stranger.teamId);
    expect((await commentsOf(there, roundId)).size).toBe(0);
  });

  it('goes with the answers of who leaves while the round is open, and is nobody’s afterwards', async () => {
    const { members, roundId, organizationId, lead } = await openWorld(7);
    for (const [i, person] of members.entries())
      await say(person, roundId, { value: 1, comment: word(`Comment ${i}`) });
    const leaves = (i: number) =>
      systemDatabase().transaction((tx) =>
        forgetRespondent(tx, { organizationId, userId: (members[i] as TestPerson).userId }),
      );
    await leaves(0);
    await endAnswering(lead, roundId);
    await leaves(1);
    await closeRound(lead, roundId);
    const kept = await systemDatabase()
      .select()
      .from(publishedNotes)
      .where(eq(publishedNotes.roundId, roundId));
    expect(kept.map(({ text }) => text).sort()).toEqual([1, 2, 3, 4, 5, 6].map((i) => word(`Comment ${i}`)));
    expect(await own(members[1] as TestPerson, roundId)).not.toMatchObject({
      [`${ITEM}#comment`]: expect.any(String),
    });
  });
});

describe('others read it', () => {
  it('only where five people answered the item, at the same rule before and after publishing', async () => {
    for (const [people, shown] of [
      [4, false],
      [5, true],
    ] as const) {
      const { members, roundId, teamId, lead } = await openWorld();
      for (const person of members.slice(0, people))
        await say(person, roundId, { value: 'DK', comment: 'A word.' });
      // A comment without an answer, and an answer that was taken back, make nobody one of them.
      await say(members[5] as TestPerson, roundId, { comment: 'Beside nothing.' });
      await say(members[5] as TestPerson, roundId, { value: 'SKIP' });
      await endAnswering(lead, roundId);
      const frozen = await readBy(members[0] as TestPerson, teamId, roundId);
      expect(frozen?.comments.length ?? 0).toBe(shown ? people + 1 : 0);
      await closeRound(lead, roundId);
      expect(await readBy(members[0] as TestPerson, teamId, roundId)).toEqual(frozen);
    }
  });

  it('only from as many people on as they need for a number, also when that is raised later', async () => {
    const { members, roundId, teamId, lead, organizationId } = await openWorld();
    const outside = await makePerson(organizationId, 'owner');
    for (const person of members) await say(person, roundId, { value: 3, comment: 'A word.' });
    // Inside is who answered at least half; one question of nine makes nobody that.
    await closeRound(lead, roundId);
    expect((await readBy(outside, teamId, roundId))?.comments).toHaveLength(6);
    const mine = eq(organizations.id, organizationId);
    await systemDatabase().update(organizations).set({ outsideThreshold: 7 }).where(mine);
    expect(await readBy(outside, teamId, roundId)).toBeUndefined();
  });

  it('in an order that is the same for everybody, and nobody’s', async () => {
    const orders = new Set<string>();
    for (let time = 0; time < 3; time++) {
      const { members, roundId, teamId, lead } = await openWorld();
      for (const [i, person] of members.entries())
        await say(person, roundId, { value: 1, comment: `${i}`, evidence: `https://a.example/${i}` });
      await closeRound(lead, roundId);
      const first = await readBy(members[0] as TestPerson, teamId, roundId);
      expect(await readBy(members[3] as TestPerson, teamId, roundId)).toEqual(first);
      expect(first?.comments.toSorted()).toEqual(['0', '1', '2', '3', '4', '5']);
      orders.add(first?.comments.join() ?? '');
      orders.add(first?.evidence.map((link) => link.at(-1)).join() ?? '');
    }
    // Six orders of six: that two are alike happens once in 48 times, that all are never.
    expect(orders.size).toBeGreaterThan(3);
  });

  it('never one reason alone, nor one whose answer is another one now', async () => {
    const { members, roundId, teamId, lead } = await openWorld();
    for (const person of members) await say(person, roundId, { value: 2 });
    await say(members[0] as TestPerson, roundId, { value: 'NA', reason: 'No models here.' });
    await say(members[1] as TestPerson, roundId, { value: 'NA', reason: 'We only read.' });
    await say(members[1] as TestPerson, roundId, { value: 4 });
    await endAnswering(lead, roundId);
    expect((await readBy(members[0] as TestPerson, teamId, roundId))?.reasons ?? []).toEqual([]);
    await closeRound(lead, roundId);
    expect((await readBy(members[0] as TestPerson, teamId, roundId))?.reasons ?? []).toEqual([]);
    const kept = await systemDatabase()
      .select({ text: publishedNotes.text })
      .from(publishedNotes)
      .where(eq(publishedNotes.roundId, roundId));
    expect(kept).toEqual([{ text: 'No models here.' }]);
  });

  it('of a consensus as what the team says', async () => {
    const world = await makeWorld({ size: 2, scope: ['DEV'] });
    const lead = await teamAccess(world.facilitator, world.teamId);
    const roundId = await openRound(lead, { name: 'C', mode: 'quick', format: 'consensus' });
    await say(world.facilitator, roundId, { value: 'NA', comment: 'Agreed.', reason: 'No models.' });
    await closeRound(lead, roundId, [{ itemId: ITEM, reason: 'There are no models in this team.' }]);
    expect(await readBy(world.members[0] as TestPerson, world.teamId, roundId)).toEqual({
      comments: ['Agreed.'],
      evidence: [],
      reasons: ['No models.'],
    });
  });
});

describe('publishing', () => {
  it('cuts texts from people, from their answers and from each other; they still find their own', async () => {
    const { members, roundId, lead, organizationId } = await openWorld();
    for (const [i, person] of members.entries())
      await say(person, roundId, { value: i % 5, comment: `${i}`, evidence: `https://a.example/${i}` });
    await closeRound(lead, roundId);
    const left = await systemDatabase().execute(sql`select 1 from answer_notes a join respondents r
      on r.id = a.respondent_id where r.round_id = ${roundId}`);
    expect(left).toHaveLength(0);
    const rows = await systemDatabase()
      .select()
      .from(publishedNotes)
      .where(eq(publishedNotes.roundId, roundId));
    expect(rows).toHaveLength(12);
    // No two rows share what could be an author, and none says who it is.
    expect(new Set(rows.map(({ authorHash }) => authorHash)).size).toBe(12);
    const people = await systemDatabase()
      .select()
      .from(respondents)
      .where(and(eq(respondents.organizationId, organizationId), eq(respondents.roundId, roundId)));
    const known = people.flatMap(({ id, personHash }) => [id, personHash ?? id]);
    for (const row of rows) for (const one of known) expect(JSON.stringify(row)).not.toContain(one);
    const places = await systemDatabase().execute<{ hash: string }>(
      sql`select author_hash as hash from published_notes where round_id = ${roundId} order by ctid`,
    );
    const order = places.map(({ hash }) => hash);
    expect(order).toEqual(order.toSorted());
    for (const [i, person] of members.entries())
      expect(await own(person, roundId)).toEqual({
        [`${ITEM}#comment`]: `${i}`,
        [`${ITEM}#evidence`]: `https://a.example/${i}`,
      });
  });

  it('leaves nothing of what was taken back', async () => {
    const { members, roundId, lead } = await openWorld();
    for (const person of members) {
      await say(person, roundId, { value: 1, comment: 'A word.' }, Date.now() - 50);
      await say(person, roundId, { value: 'SKIP', comment: '' });
    }
    await endAnswering(lead, roundId);
    const [texts, given] = [
      await systemDatabase().execute(sql`select 1 from answer_notes a join respondents r on r.id = a.respondent_id
        where r.round_id = ${roundId}`),
      await systemDatabase().execute(sql`select 1 from answers a join respondents r on r.id = a.respondent_id
        where r.round_id = ${roundId}`),
    ];
    expect([texts.length, given.length]).toEqual([0, 0]);
    await closeRound(lead, roundId);
    const [round] = await systemDatabase().select().from(rounds).where(eq(rounds.id, roundId));
    expect(round).toMatchObject({ responded: 0 });
  });
});
