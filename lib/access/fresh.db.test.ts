import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { challenges, memberships, sessions, users } from '@/db/schema';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { changePersonRole, removePerson } from '@/lib/organizations/commands';
import { openRound } from '@/lib/rounds/commands';
import { cancelRound } from '@/lib/rounds/take-back';
import { newChallenge } from './factors/challenges';
import { confirmWithPassword, demandFresh } from './fresh';
import { hashPassword } from './passwords';
import { Refused } from './refused';
import { claimsOf } from './session-token';
import { goesOnElsewhere, noteConfirmed, openSession, sessionOwner } from './sessions';

withDatabase();

const PASSWORD = 'rather-long-words-of-somebody';
const AGAIN = new Refused('confirm_again');

let organizationId: string;
let owner: TestPerson;

beforeAll(async () => {
  ({ organizationId } = await makeWorld());
  owner = await makePerson(organizationId, 'owner');
  await systemDatabase()
    .update(users)
    .set({ passwordHash: await hashPassword(PASSWORD) })
    .where(eq(users.id, owner.userId));
});

/** Access in a session in which the owner proved who they are so long ago. */
async function accessAfter(minutes: number) {
  const access = await organizationAccess(owner, organizationId);
  await systemDatabase()
    .update(sessions)
    .set({ confirmedAt: sql`now() - make_interval(secs => ${minutes * 60})` })
    .where(eq(sessions.id, access.sessionId ?? ''));
  return { ...access, sessionId: access.sessionId ?? '' };
}

describe('what cannot be undone', () => {
  it('is done right after signing in, and for ten minutes', async () => {
    await demandFresh(await organizationAccess(owner, organizationId));
    await demandFresh(await accessAfter(9.9));
    await expect(demandFresh(await accessAfter(10.1))).rejects.toThrow(AGAIN);
  });

  it('asks for the password then, and is done with the right one, in this session and in no other', async () => {
    const [here, elsewhere] = [await accessAfter(60), await accessAfter(60)];
    const me = { id: owner.userId };
    expect(await confirmWithPassword(me, 'not the right words')).toEqual({ ok: false, reason: 'wrong' });
    await expect(demandFresh(here)).rejects.toThrow(AGAIN);
    expect(await confirmWithPassword(me, PASSWORD)).toEqual({ ok: true });
    await expect(demandFresh(here)).rejects.toThrow(AGAIN);
    await noteConfirmed(here.sessionId);
    await demandFresh(here);
    await expect(demandFresh(elsewhere)).rejects.toThrow(AGAIN);
  });

  it('is refused without a session, in one that has ended, and in one from before this was noted', async () => {
    await expect(demandFresh({})).rejects.toThrow(AGAIN);
    const access = await accessAfter(0);
    const mine = eq(sessions.id, access.sessionId);
    await systemDatabase().update(sessions).set({ confirmedAt: null }).where(mine);
    await expect(demandFresh(access)).rejects.toThrow(AGAIN);
    await systemDatabase().delete(sessions).where(mine);
    expect(await noteConfirmed(access.sessionId)).toBeNull();
    await expect(demandFresh(access)).rejects.toThrow(AGAIN);
  });

  it('gives the session another token, and takes along what a device was asked to sign', async () => {
    const claims = claimsOf(await openSession(owner.userId, null));
    if (!claims) throw new Error('There is a session.');
    const [row] = await systemDatabase()
      .select({ id: sessions.id })
      .from(sessions)
      .where(eq(sessions.tokenHash, claims.session));
    await newChallenge('add', { browser: claims.session, counted: claims.session });
    const next = claimsOf((await noteConfirmed(row?.id ?? '')) ?? '');
    expect([await sessionOwner(claims), next && (await sessionOwner(next))]).toEqual([null, owner.userId]);
    // What still listens with the old token is to come again, and nothing is where the session is over.
    expect(await goesOnElsewhere(claims, row?.id ?? '')).toBe(true);
    expect(next && (await goesOnElsewhere(next, row?.id ?? ''))).toBe(false);
    const asked = await systemDatabase().select({ browser: challenges.browser }).from(challenges);
    expect(asked).toContainEqual({ browser: next?.session });
    expect(asked).not.toContainEqual({ browser: claims.session });
  });

  it('cannot be got by guessing', async () => {
    const someone = await makePerson(organizationId);
    for (let i = 0; i < 10; i++) await confirmWithPassword({ id: someone.userId }, 'a guess');
    expect(await confirmWithPassword({ id: someone.userId }, 'a guess')).toMatchObject({
      ok: false,
      reason: 'throttled',
    });
  });

  it('is taking somebody out, and cancelling a round, with what was answered', async () => {
    const access = await accessAfter(60);
    const { userId } = await makePerson(organizationId);
    await expect(removePerson(access, userId)).rejects.toThrow(AGAIN);
    const world = await makeWorld({ scope: ['DEV'] });
    const lead = await teamAccess(world.facilitator, world.teamId);
    const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
    const mine = eq(sessions.id, lead.sessionId ?? '');
    await systemDatabase().update(sessions).set({ confirmedAt: null }).where(mine);
    await expect(cancelRound(lead, roundId)).rejects.toThrow(AGAIN);
    await noteConfirmed(lead.sessionId ?? '');
    await cancelRound(lead, roundId);
  });

  it('is making somebody an owner, and no other role', async () => {
    const access = await accessAfter(60);
    const { userId } = await makePerson(organizationId);
    await changePersonRole(access, { userId, role: 'admin' });
    await expect(changePersonRole(access, { userId, role: 'owner' })).rejects.toThrow(AGAIN);
    const [held] = await systemDatabase()
      .select({ role: memberships.role })
      .from(memberships)
      .where(eq(memberships.userId, userId));
    expect(held?.role).toBe('admin');
    await noteConfirmed(access.sessionId);
    await changePersonRole(access, { userId, role: 'owner' });
  });
});
