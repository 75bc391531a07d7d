import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import {
  memberships,
  organizations,
  rateLimits,
  teamMemberRoles,
  teamMembers,
  teams,
  users,
} from '@/db/schema';
import { signedIn } from '@/db/testing/factories';
import { changePassword, endAllSessions, endSessionOn, hasPassword, rename } from './account';
import { authenticate } from './authenticate';
import { sessionOwner } from './sessions';
import { signUp } from './sign-up';
import { makeUser, PASSWORD, useTestDatabase } from './testing/world';
import { afterNewAddress, beforeSignUp } from './throttle';

let removeDatabase: () => Promise<void>;
beforeAll(async () => {
  removeDatabase = await useTestDatabase();
});
afterAll(() => removeDatabase());
beforeEach(async () => {
  await systemDatabase().delete(rateLimits);
});

const ADDRESS = '192.0.2.1';
const NEXT = 'nine loud rivers';

describe('signUp', () => {
  const form = {
    name: 'Ana',
    email: 'ana@new.example',
    password: PASSWORD,
    organization: 'Harbour',
    team: 'Tides',
    jobRole: 'DE' as const,
  };

  it('makes a person, their organization and a team with them in it', async () => {
    const made = await signUp(form, 'pt-BR');
    const db = systemDatabase();
    const [user] = await db
      .select()
      .from(users)
      .where(eq(users.id, made?.userId ?? ''));
    expect(user).toMatchObject({ name: 'Ana', email: 'ana@new.example', locale: 'pt-BR' });
    const [team] = await db
      .select()
      .from(teams)
      .where(eq(teams.id, made?.teamId ?? ''));
    expect(team).toMatchObject({ name: 'Tides', scope: ['DEV', 'DAT', 'MLO'] });
    expect(await db.select().from(organizations)).toMatchObject([
      { id: team?.organizationId, name: 'Harbour', kind: null, timeZone: 'America/Sao_Paulo' },
    ]);
    expect(await db.select().from(memberships)).toMatchObject([{ userId: user?.id, role: 'owner' }]);
    expect(await db.select().from(teamMembers)).toMatchObject([{ userId: user?.id, leftAt: null }]);
    expect(await db.select().from(teamMemberRoles)).toMatchObject([{ role: 'DE', isPrimary: true }]);
    expect(await authenticate(form.email, PASSWORD, ADDRESS)).toMatchObject({ ok: true, userId: user?.id });
  });

  it('makes nothing at all for an address that is taken, in whatever spelling', async () => {
    await systemDatabase().update(users).set({ email: 'Ana@New.example' });
    expect(await signUp({ ...form, organization: 'Second' }, 'en')).toBeNull();
    expect(await systemDatabase().select().from(organizations)).toHaveLength(1);
  });

  it('is limited to a hundred in an hour from one network address', async () => {
    const waits: (number | null)[] = [];
    for (let i = 0; i < 105; i++) {
      waits.push(await beforeSignUp(ADDRESS));
      if (waits.at(-1) === null) await afterNewAddress(ADDRESS);
    }
    expect(waits.filter((wait) => wait === null)).toHaveLength(100);
    expect(waits.filter((wait) => wait === 60)).toHaveLength(5);
    expect(await beforeSignUp('192.0.2.2')).toBeNull();
  });
});

it('addresses that have an account are found out twenty times in an hour from one network, at most', async () => {
  const waits: (number | null)[] = [];
  for (let i = 0; i < 25; i++) waits.push(await beforeSignUp(`2001:db8:9:9::${i}`));
  expect(waits.filter((wait) => wait === null)).toHaveLength(20);
});

describe('changePassword', () => {
  it('asks for the current password, and ends the sessions that were there', async () => {
    const self = await makeUser('bea@team.example');
    expect(await changePassword(self, 'not this one', NEXT)).toEqual({ ok: false, reason: 'wrong' });
    const session = await signedIn({ userId: self.id });
    expect(await sessionOwner(session)).toBe(self.id);
    expect(await changePassword(self, PASSWORD, NEXT)).toEqual({ ok: true });
    expect(await sessionOwner(session)).toBeNull();
    expect(await authenticate(self.email, PASSWORD, ADDRESS)).toMatchObject({ ok: false });
    expect(await authenticate(self.email, NEXT, ADDRESS)).toMatchObject({ ok: true, userId: self.id });
  });

  it('limits guessing', async () => {
    const self = await makeUser('cid@team.example');
    for (let i = 0; i < 10; i++) await changePassword(self, `guess ${i}`, NEXT);
    expect(await changePassword(self, PASSWORD, NEXT)).toMatchObject({ reason: 'throttled', minutes: 15 });
  });

  it('is not kept from who is signed in by strangers who guess at sign-in', async () => {
    const self = await makeUser('fay@team.example');
    for (let i = 0; i < 60; i++) await authenticate(self.email, 'not this one', `198.51.100.${i % 6}`);
    expect(await authenticate(self.email, PASSWORD, ADDRESS)).toMatchObject({ reason: 'throttled' });
    for (let i = 0; i < 9; i++) await changePassword(self, `guess ${i}`, NEXT);
    expect(await changePassword(self, PASSWORD, NEXT)).toMatchObject({ ok: true });
  });

  it('gives no password to who has none', async () => {
    const self = await makeUser('dee@team.example', null);
    expect(await hasPassword(self)).toBe(false);
    expect(await changePassword(self, '', NEXT)).toEqual({ ok: false, reason: 'wrong' });
    expect(await hasPassword(self)).toBe(false);
  });
});

describe('the account', () => {
  it('ends every session at once', async () => {
    const self = await makeUser('eli@team.example');
    const all = [await signedIn({ userId: self.id }), await signedIn({ userId: self.id })];
    await endAllSessions(self);
    for (const session of all) expect(await sessionOwner(session)).toBeNull();
  });

  it('of a demo person cannot be changed', async () => {
    const self = await makeUser('facilitator@demo.patamar.example');
    const session = await signedIn({ userId: self.id });
    await expect(rename(self, 'Mallory')).rejects.toThrow('demo_is_read_only');
    await expect(endAllSessions(self)).rejects.toThrow('demo_is_read_only');
    await expect(changePassword(self, PASSWORD, NEXT)).rejects.toThrow('demo_is_read_only');
    await expect(endSessionOn(self, self.id)).rejects.toThrow('demo_is_read_only');
    expect(await sessionOwner(session)).toBe(self.id);
  });
});
