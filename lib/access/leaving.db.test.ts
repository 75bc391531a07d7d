import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import {
  answers,
  invitations,
  memberships,
  oneTimeCodes,
  organizations,
  publishedRows,
  respondents,
  securityEvents,
  sessions,
  users,
} from '@/db/schema';
import {
  makeOrganization,
  makePerson,
  makeWorld,
  organizationAccess,
  respondentAccess,
  signedIn,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { purgeDeleted } from '@/lib/jobs/purge';
import { changePersonRole } from '@/lib/organizations/commands';
import { saveAnswers } from '@/lib/rounds/answers';
import { openRound } from '@/lib/rounds/commands';
import { closeRound } from '@/lib/rounds/testing';
import { inviteToTeam } from '@/lib/teams/commands';
import { authenticate } from './authenticate';
import { changeAddress } from './change-address';
import { goesAt, leaveForGood, stay } from './leaving';
import { hashPassword } from './passwords';
import { claimsOf } from './session-token';
import { noteFactor, openSession, sessionOwner } from './sessions';

withDatabase();

const PASSWORD = 'rather-long-words-of-somebody';

async function self(person: TestPerson, password: string | null = PASSWORD) {
  const claims = await signedIn(person);
  const passwordHash = password && (await hashPassword(password));
  const [user] = await systemDatabase()
    .update(users)
    .set({ passwordHash })
    .where(eq(users.id, person.userId))
    .returning({ email: users.email });
  const [session] = await systemDatabase()
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.tokenHash, claims.session));
  return { id: person.userId, email: user?.email ?? '', sessionId: session?.id ?? '', claims };
}
const weekAgo = (userId: string) =>
  systemDatabase()
    .update(users)
    .set({ leavingAt: new Date(Date.now() - 7 * 86_400_000 - 1000) })
    .where(eq(users.id, userId));
const there = async (userId: string) =>
  (await systemDatabase().select({ id: users.id }).from(users).where(eq(users.id, userId))).length === 1;

let world: Awaited<ReturnType<typeof makeWorld>>;
let person: TestPerson;
beforeEach(async () => {
  world = await makeWorld();
  person = world.members[0] ?? { userId: '' };
});

describe('deleting an account', () => {
  it('ends every session, lets nobody in for a week, and can be taken back', async () => {
    const me = await self(person);
    await leaveForGood(me);
    expect(await sessionOwner(me.claims)).toBeNull();
    await expect(openSession(person.userId, null)).rejects.toThrow('account_leaving');
    const days = ((await goesAt(person.userId))?.getTime() ?? 0) - Date.now();
    expect(Math.round(days / 86_400_000)).toBe(7);
    await purgeDeleted();
    expect(await there(person.userId)).toBe(true);
    await stay(person.userId);
    expect(await goesAt(person.userId)).toBeNull();
    expect(await sessionOwner(await signedIn(person))).toBe(person.userId);
  });

  it('asks who is there, and for another owner first', async () => {
    const me = await self(person);
    await systemDatabase()
      .update(sessions)
      .set({ confirmedAt: new Date(Date.now() - 11 * 60_000) })
      .where(eq(sessions.id, me.sessionId));
    await expect(leaveForGood(me)).rejects.toThrow('confirm_again');
    const owner = await makePerson(world.organizationId, 'owner');
    await expect(leaveForGood(await self(owner))).rejects.toThrow('last_owner');
    await systemDatabase()
      .update(organizations)
      .set({ deletedAt: new Date() })
      .where(eq(organizations.id, world.organizationId));
    await leaveForGood(await self(owner));
    expect(await goesAt(owner.userId)).not.toBeNull();
  });

  it('keeps who became the only owner meanwhile', async () => {
    const owner = await makePerson(world.organizationId, 'owner');
    const other = await makePerson(world.organizationId, 'owner');
    await leaveForGood(await self(owner));
    await systemDatabase().delete(memberships).where(eq(memberships.userId, other.userId));
    await weekAgo(owner.userId);
    await purgeDeleted();
    expect([await there(owner.userId), await goesAt(owner.userId)]).toEqual([true, null]);
  });

  it('leaves no organization behind without an owner, whoever goes first', async () => {
    const [one, other] = [
      await makePerson(world.organizationId, 'owner'),
      await makePerson(world.organizationId, 'owner'),
    ];
    const both = await Promise.allSettled([leaveForGood(await self(one)), leaveForGood(await self(other))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const staying = both[0]?.status === 'rejected' ? one : other;
    const access = await organizationAccess(staying, world.organizationId);
    await expect(changePersonRole(access, { userId: staying.userId, role: 'member' })).rejects.toThrow(
      'last_owner',
    );
  });

  it('takes the person and what can still change, and leaves every published number', async () => {
    const lead = await teamAccess(world.facilitator, world.teamId);
    const published = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
    for (const one of world.members)
      await saveAnswers(await respondentAccess(one, published), [
        { itemId: 'DEV-CI', value: 3, answeredAt: Date.now() },
      ]);
    await closeRound(lead, published);
    const open = await openRound(lead, { name: 'Q2', mode: 'quick', format: 'anonymous' });
    await saveAnswers(await respondentAccess(person, open), [
      { itemId: 'DEV-CI', value: 1, answeredAt: Date.now() },
    ]);
    const elsewhere = await makeOrganization();
    await systemDatabase()
      .insert(memberships)
      .values({ organizationId: elsewhere, userId: person.userId, role: 'facilitator' });
    const rows = () =>
      systemDatabase().select().from(publishedRows).where(eq(publishedRows.roundId, published));
    const before = await rows();
    const kept = await systemDatabase().select().from(respondents).where(eq(respondents.roundId, published));
    expect(before.length).toBeGreaterThan(0);
    await leaveForGood(await self(person));
    await weekAgo(person.userId);
    await purgeDeleted();
    expect(await there(person.userId)).toBe(false);
    expect(await rows()).toEqual(before);
    expect(
      await systemDatabase().select().from(respondents).where(eq(respondents.roundId, published)),
    ).toEqual(kept);
    const asked = await systemDatabase().select().from(respondents).where(eq(respondents.roundId, open));
    expect(asked).toHaveLength(world.members.length - 1);
    const given = await systemDatabase()
      .select()
      .from(answers)
      .innerJoin(respondents, eq(respondents.id, answers.respondentId))
      .where(eq(respondents.roundId, open));
    expect(given).toEqual([]);
    for (const table of [memberships, sessions] as const)
      expect(await systemDatabase().select().from(table).where(eq(table.userId, person.userId))).toEqual([]);
    expect(
      await systemDatabase().select().from(securityEvents).where(eq(securityEvents.actorId, person.userId)),
    ).toEqual([]);
  });

  it('ends the links that the person made', async () => {
    const owner = await makePerson(world.organizationId, 'owner');
    await makePerson(world.organizationId, 'owner');
    const lead = await teamAccess(owner, world.teamId);
    await inviteToTeam(lead, { role: 'member', jobRole: null, givenTo: 'Eva', maxUses: 1 });
    await leaveForGood(await self(owner));
    await weekAgo(owner.userId);
    await purgeDeleted();
    const links = await systemDatabase()
      .select()
      .from(invitations)
      .where(eq(invitations.organizationId, world.organizationId));
    expect(links.map(({ revokedAt }) => revokedAt !== null)).toEqual([true]);
  });
});

describe('keeping an account that has a second factor', () => {
  const leaveWithFactor = async () => {
    const me = await self(person);
    await systemDatabase()
      .insert(oneTimeCodes)
      .values({ userId: me.id, secret: 'sealed', confirmedAt: new Date() });
    await leaveForGood(me);
    return me;
  };
  const half = async () =>
    claimsOf(await openSession(person.userId, null, undefined, 'password', { keep: true }));

  it('takes the factor, too', async () => {
    await leaveWithFactor();
    const claims = (await half()) ?? { session: '' };
    expect([await sessionOwner(claims), await goesAt(person.userId)]).toEqual([null, expect.any(Date)]);
    const token = await noteFactor(claims);
    expect(await goesAt(person.userId)).toBeNull();
    expect(await sessionOwner(claimsOf(token ?? '') ?? { session: '' })).toBe(person.userId);
    const kinds = await systemDatabase()
      .select({ kind: securityEvents.kind })
      .from(securityEvents)
      .where(eq(securityEvents.actorId, person.userId));
    expect(kinds).toContainEqual({ kind: 'account_kept' });
  });

  it('is too late after a week, and no way in for who does not ask to keep it', async () => {
    await leaveWithFactor();
    await expect(openSession(person.userId, null)).rejects.toThrow('account_leaving');
    const claims = (await half()) ?? { session: '' };
    await weekAgo(person.userId);
    expect(await noteFactor(claims)).toBeNull();
    expect(await sessionOwner(claims)).toBeNull();
  });

  it('is nothing that a password alone may begin without a factor', async () => {
    await leaveForGood(await self(person));
    await expect(half()).rejects.toThrow('account_leaving');
  });
});

describe('another address', () => {
  it('is the one to sign in with, and ends sessions elsewhere', async () => {
    const me = await self(person);
    const other = await signedIn(person);
    const email = `${newId()}@example.org`;
    await changeAddress(me, ` ${email.toUpperCase()} `, '192.0.2.1');
    expect([await sessionOwner(me.claims), await sessionOwner(other)]).toEqual([person.userId, null]);
    expect((await authenticate(email, PASSWORD, '192.0.2.1')).ok).toBe(true);
    expect((await authenticate(me.email, PASSWORD, '192.0.2.1')).ok).toBe(false);
  });

  it('is not one that somebody has, however it is written, and trying many ends', async () => {
    const me = await self(person);
    const taken = (await self(world.members[1] ?? person)).email;
    await expect(changeAddress(me, taken.toUpperCase(), '192.0.2.9')).rejects.toThrow('address_refused');
    for (let i = 0; i < 19; i++)
      await expect(changeAddress(me, taken, '192.0.2.9')).rejects.toThrow('address_refused');
    await expect(changeAddress(me, `${newId()}@example.org`, '192.0.2.9')).rejects.toThrow('too_many');
  });

  it('forgets that somebody vouched for the one before, and is not for people of a provider', async () => {
    const me = await self(person);
    await systemDatabase().update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, me.id));
    await changeAddress(me, `${newId()}@example.org`, '192.0.2.2');
    const [user] = await systemDatabase().select().from(users).where(eq(users.id, me.id));
    expect(user?.emailVerifiedAt).toBeNull();
    const provided = await self(world.members[2] ?? person, null);
    await expect(changeAddress(provided, `${newId()}@example.org`, '192.0.2.3')).rejects.toThrow(
      'no_own_password',
    );
  });
});
