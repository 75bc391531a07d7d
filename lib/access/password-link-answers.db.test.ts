import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import { passkeys, passwordLinks, sessions, users } from '@/db/schema';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  respondentAccess,
  signedIn,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { saveAnswers } from '@/lib/rounds/answers';
import { openRound } from '@/lib/rounds/commands';
import { ownBefore } from '@/lib/rounds/own-before';
import { questionnaire } from '@/lib/rounds/questionnaire';
import { answerAll, closeRound, QUICK_ITEMS } from '@/lib/rounds/testing';
import { factorsOf } from './factors/has-factor';
import { myData } from './my-data/write';
import { ownRounds } from './own-rounds';
import { makePasswordLink, makePasswordLinkOf, renewPassword } from './password-link';
import { hashPassword } from './passwords';

withDatabase();

let world: Awaited<ReturnType<typeof makeWorld>>;
let admin: TestPerson;
let member: TestPerson;
let email: string;

beforeEach(async () => {
  world = await makeWorld({ size: 3, scope: ['DEV'] });
  admin = await makePerson(world.organizationId, 'admin');
  member = world.members[0] ?? { userId: '' };
  const [user] = await systemDatabase()
    .update(users)
    .set({ passwordHash: await hashPassword('rather-long-words-of-before') })
    .where(eq(users.id, member.userId))
    .returning({ email: users.email });
  email = user?.email ?? '';
});

const open = async (format: 'anonymous' | 'consensus' = 'anonymous') =>
  openRound(await teamAccess(world.facilitator, world.teamId), { name: 'Q1', mode: 'quick', format });

/** An administrator makes a link for the member, and uses it. */
async function takeOver(): Promise<void> {
  const token = await makePasswordLink(await organizationAccess(admin, world.organizationId), member.userId);
  expect(await renewPassword(token, 'quite-other-words-from-now-on')).toEqual(member);
}

const read = async (roundId: string) => {
  const { answers, hidden } = await questionnaire(await respondentAccess(member, roundId), 'en');
  return { values: answers.map((one) => ('value' in one ? one.value : one.text)), hidden };
};

async function downloaded() {
  const { session } = await signedIn(member);
  const [row] = await systemDatabase()
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.tokenHash, session));
  const self = { id: member.userId, email, sessionId: row?.id ?? '' };
  const { answers } = JSON.parse(await myData(self, { lang: 'en', now: new Date() }));
  return answers as { answers: unknown[]; answersNotShown: number }[];
}

describe('answers from before a password was set by a link', () => {
  it('are shown to nobody while the round runs, and go on counting', async () => {
    const roundId = await open();
    await answerAll(member, roundId, 2);
    expect(await read(roundId)).toEqual({ values: QUICK_ITEMS.map(() => expect.anything()), hidden: false });
    await takeOver();
    expect(await read(roundId)).toEqual({ values: [], hidden: true });
    // Nor by sending what is older than they are, to be told what is stored.
    const access = await respondentAccess(member, roundId);
    const older = QUICK_ITEMS.map((itemId) => ({ itemId, value: 0, answeredAt: 1 }));
    expect((await saveAnswers(access, older)).kept).toEqual([]);
    expect(await downloaded()).toMatchObject([{ answers: [], answersNotShown: QUICK_ITEMS.length }]);
    // What is answered from now on is seen again.
    const itemId = QUICK_ITEMS[0] ?? '';
    await saveAnswers(access, [{ itemId, value: 4, answeredAt: Date.now() }]);
    expect(await read(roundId)).toEqual({ values: [4], hidden: true });
    const kept = await systemDatabase().execute(
      sql`select count(*)::int as many from answers where respondent_id = ${access.respondentId}`,
    );
    expect(kept[0]).toEqual({ many: QUICK_ITEMS.length });
  });

  it('are shown to nobody once it is published', async () => {
    const roundId = await open();
    for (const person of world.members) await answerAll(person, roundId, 1);
    await closeRound(await teamAccess(world.facilitator, world.teamId), roundId);
    expect(await ownRounds(member.userId)).toHaveLength(1);
    await takeOver();
    expect(await ownRounds(member.userId)).toEqual([]);
    expect(await read(roundId)).toEqual({ values: [], hidden: true });
    expect(await downloaded()).toMatchObject([{ answers: [], answersNotShown: QUICK_ITEMS.length }]);
    // A later round is the person's own again.
    const later = await open();
    await answerAll(member, later, 3);
    await closeRound(await teamAccess(world.facilitator, world.teamId), later);
    expect((await ownRounds(member.userId)).map(({ id }) => id)).toEqual([later]);
    expect((await read(later)).hidden).toBe(false);
  });

  it('are hidden with what was written beside them, and beside the questions of the next round', async () => {
    const roundId = await open();
    const text = { itemId: 'DEV-CI#comment', text: 'Mine.', answeredAt: Date.now() };
    for (const person of world.members) {
      await answerAll(person, roundId, 1);
      await saveAnswers(await respondentAccess(person, roundId), [text]);
    }
    expect((await read(roundId)).values).toContain('Mine.');
    await takeOver();
    expect((await read(roundId)).values).toEqual([]);
    const older = await saveAnswers(await respondentAccess(member, roundId), [{ ...text, answeredAt: 1 }]);
    expect(older.kept).toEqual([]);
    await closeRound(await teamAccess(world.facilitator, world.teamId), roundId);
    expect((await read(roundId)).values).toEqual([]);
    expect(JSON.stringify(await downloaded())).not.toContain('Mine.');
    const next = await open();
    expect(await ownBefore(await respondentAccess(member, next))).toEqual([]);
    const { hasBefore } = await questionnaire(await respondentAccess(member, next), 'en');
    expect(hasBefore).toBe(false);
  });

  it('are hidden alike by a link of the server, and what a team agreed on is not', async () => {
    const roundId = await open('consensus');
    // Of a consensus one of those who lead is the scribe.
    member = world.facilitator;
    const passwordHash = await hashPassword('rather-long-words-of-before');
    const mine = eq(users.id, member.userId);
    const [scribe] = await systemDatabase().update(users).set({ passwordHash }).where(mine).returning();
    email = scribe?.email ?? '';
    const access = await respondentAccess(member, roundId);
    await saveAnswers(access, [{ itemId: 'DEV-CI', value: 2, answeredAt: Date.now() }]);
    const link = await makePasswordLinkOf(email);
    if (typeof link === 'string') throw new Error(link);
    await renewPassword(link.token, 'quite-other-words-from-now-on');
    const [user] = await systemDatabase().select().from(users).where(eq(users.id, member.userId));
    expect(user?.answersSince).toBeInstanceOf(Date);
    expect(await read(roundId)).toEqual({ values: [2], hidden: false });
  });
});

describe('who used a link in the place of its person', () => {
  const addPasskey = (name: string) =>
    systemDatabase().insert(passkeys).values({
      userId: member.userId,
      credentialId: newId(),
      publicKey: 'x',
      counter: 0,
      transports: [],
      name,
    });

  it('leaves no passkey of their own behind when the person gets one, too', async () => {
    await takeOver();
    await addPasskey('theirs');
    await takeOver();
    expect(await factorsOf(member.userId)).toMatchObject({ passkeys: 0 });
  });

  it('loses nothing by a mail: whoever reads that is not past the second factor', async () => {
    await takeOver();
    await addPasskey('own');
    const link = await makePasswordLinkOf(email);
    if (typeof link === 'string') throw new Error(link);
    const theirs = eq(passwordLinks.userId, member.userId);
    await systemDatabase().update(passwordLinks).set({ mailed: true }).where(theirs);
    expect(await renewPassword(link.token, 'quite-other-words-from-now-on')).toEqual(member);
    expect(await factorsOf(member.userId)).toMatchObject({ passkeys: 1 });
  });

  it('takes none away that was there before', async () => {
    await addPasskey('own');
    await takeOver();
    await takeOver();
    expect(await factorsOf(member.userId)).toMatchObject({ passkeys: 1 });
  });
});
