import { and, eq, sql } from 'drizzle-orm';
import { URI } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { oneTimeCodes, passkeys, recoveryCodes, securityEvents, sessions, users } from '@/db/schema';
import { makePerson, makeWorld, signedIn } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { confirmWithPassword } from '../fresh';
import { hashPassword } from '../passwords';
import { claimsOf } from '../session-token';
import { noteFactor, openSession, sessionOwner, sessionsOf, whoOwesFactor } from '../sessions';
import { beginCodes, codesBegun, confirmCodes, removeCodes, takeCode } from './codes';
import { checkFactor } from './give';
import { factorsOf } from './has-factor';
import { looksLikeRecovery, makeRecoveryCodes, takeRecoveryCode } from './recovery';
import { resetFactors } from './reset';
import { openFor, sealFor } from './seal';

withDatabase();

let organizationId: string;
beforeAll(async () => {
  ({ organizationId } = await makeWorld());
});

/** A person in a session that is fresh. */
async function someone(role: 'member' | 'owner' = 'member') {
  const { userId } = await makePerson(organizationId, role);
  const claims = await signedIn({ userId });
  const [row] = await systemDatabase().select().from(sessions).where(eq(sessions.tokenHash, claims.session));
  return { id: userId, email: `${userId}@example.org`, sessionId: row?.id ?? '', claims };
}
type Someone = Awaited<ReturnType<typeof someone>>;

const stale = (self: Someone) =>
  systemDatabase().update(sessions).set({ confirmedAt: null }).where(eq(sessions.id, self.sessionId));

/** The app of a person: what it shows at a moment. */
async function appOf(self: Someone) {
  await beginCodes(self);
  const begun = await codesBegun(self);
  const totp = URI.parse(begun?.uri ?? '');
  return (secondsFromNow = 0) => {
    if (!('period' in totp)) throw new Error('These are no codes of the clock.');
    return totp.generate({ timestamp: Date.now() + secondsFromNow * 1000 });
  };
}

async function withCodes() {
  const self = await someone();
  const show = await appOf(self);
  expect(await confirmCodes(self, show())).toBe(true);
  return { self, show };
}

const kindsOf = async (userId: string) =>
  (
    await systemDatabase()
      .select({ kind: securityEvents.kind })
      .from(securityEvents)
      .where(sql`coalesce(${securityEvents.subjectId}, ${securityEvents.actorId}) = ${userId}`)
      .orderBy(securityEvents.at)
  ).map(({ kind }) => kind);

describe('one-time codes', () => {
  it('count once a code was right, and not before', async () => {
    const self = await someone();
    const show = await appOf(self);
    expect(await factorsOf(self.id)).toEqual({ passkeys: 0, codes: false, recoveryCodes: 0 });
    expect(await takeCode(self.id, show())).toBe(false);
    expect(await confirmCodes(self, show(3600))).toBe(false);
    expect(await confirmCodes(self, show())).toBe(true);
    expect(await codesBegun(self)).toBeNull();
    expect((await factorsOf(self.id)).codes).toBe(true);
    await expect(beginCodes(self)).rejects.toThrow('codes_set_up');
  });

  it('work once each, half a minute early or late, and not out of order', async () => {
    const { self, show } = await withCodes();
    expect(await takeCode(self.id, show())).toBe(false);
    expect(await takeCode(self.id, show(30))).toBe(true);
    expect(await takeCode(self.id, show(30))).toBe(false);
    expect(await takeCode(self.id, show())).toBe(false);
    expect(await takeCode(self.id, show(90))).toBe(false);
  });

  it('work once for two who send the same at the same moment', async () => {
    const { self, show } = await withCodes();
    const taken = await Promise.all(Array.from({ length: 8 }, () => takeCode(self.id, show(30))));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('of one person are worth nothing for another', async () => {
    const [ana, ben] = [await withCodes(), await withCodes()];
    expect(await takeCode(ben.self.id, ana.show(30))).toBe(false);
    const [row] = await systemDatabase()
      .select()
      .from(oneTimeCodes)
      .where(eq(oneTimeCodes.userId, ana.self.id));
    await systemDatabase()
      .update(oneTimeCodes)
      .set({ secret: row?.secret ?? '' })
      .where(eq(oneTimeCodes.userId, ben.self.id));
    expect(await takeCode(ben.self.id, ana.show(30))).toBe(false);
  });

  it('stand in the table so that nobody can make them, also with another secret of the server', async () => {
    const secret = new Uint8Array([1, 2, 3]);
    const sealed = sealFor('ana', secret);
    expect(sealFor('ana', secret)).not.toBe(sealed);
    expect([...(openFor('ana', sealed) ?? [])]).toEqual([1, 2, 3]);
    expect(openFor('ben', sealed)).toBeNull();
    expect(openFor('ana', `${sealed.slice(0, -2)}AA`)).toBeNull();
    expect(openFor('ana', '')).toBeNull();
    const { self } = await withCodes();
    const [row] = await systemDatabase().select().from(oneTimeCodes).where(eq(oneTimeCodes.userId, self.id));
    expect(JSON.stringify(row)).not.toMatch(/[A-Z2-7]{32}/);
  });

  it('ask again who is there before they are set up or removed', async () => {
    const { self, show } = await withCodes();
    await stale(self);
    const changes = [
      () => beginCodes(self),
      () => confirmCodes(self, show()),
      () => removeCodes(self),
      () => makeRecoveryCodes(self),
    ];
    for (const change of changes) await expect(change()).rejects.toThrow('confirm_again');
  });

  it('are nothing for people of the sample organization', async () => {
    const self = { id: 'x', email: 'owner@demo.patamar.example', sessionId: 'x' };
    await expect(beginCodes(self)).rejects.toThrow('demo_is_read_only');
    await expect(makeRecoveryCodes(self)).rejects.toThrow('demo_is_read_only');
  });
});

describe('recovery codes', () => {
  it('are ten, each works once, however it is typed', async () => {
    const { self } = await withCodes();
    const codes = await makeRecoveryCodes(self);
    expect(new Set(codes).size).toBe(10);
    const [one = '', two = ''] = codes;
    expect(one).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/);
    expect(await takeRecoveryCode(self.id, one)).toBe(true);
    expect(await takeRecoveryCode(self.id, one)).toBe(false);
    const typed = ` ${two.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')}`;
    expect(looksLikeRecovery(typed)).toBe(true);
    expect(await takeRecoveryCode(self.id, typed)).toBe(true);
    expect((await factorsOf(self.id)).recoveryCodes).toBe(8);
  });

  it('work once for two who send the same at the same moment', async () => {
    const { self } = await withCodes();
    const [code = ''] = await makeRecoveryCodes(self);
    const taken = await Promise.all(Array.from({ length: 5 }, () => takeRecoveryCode(self.id, code)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('are void when new ones are made, and nowhere to be read', async () => {
    const { self } = await withCodes();
    const [old = ''] = await makeRecoveryCodes(self);
    const [fresh = ''] = await makeRecoveryCodes(self);
    expect(await takeRecoveryCode(self.id, old)).toBe(false);
    const rows = await systemDatabase().select().from(recoveryCodes).where(eq(recoveryCodes.userId, self.id));
    expect(rows).toHaveLength(10);
    expect(JSON.stringify(rows)).not.toContain(fresh.replaceAll('-', '').slice(4));
  });

  it('are of one person, stand in for a factor that is there, and go with the last', async () => {
    const [ana, ben] = [await withCodes(), await withCodes()];
    const [code = ''] = await makeRecoveryCodes(ana.self);
    expect(await takeRecoveryCode(ben.self.id, code)).toBe(false);
    await expect(makeRecoveryCodes(await someone())).rejects.toThrow('factor_first');
    await removeCodes(ana.self);
    expect(await factorsOf(ana.self.id)).toEqual({ passkeys: 0, codes: false, recoveryCodes: 0 });
    expect(await takeRecoveryCode(ana.self.id, code)).toBe(false);
  });
});

describe('a session whose second factor is missing', () => {
  const enterAgain = async (self: Someone) => {
    const claims = claimsOf(await openSession(self.id, null));
    if (!claims) throw new Error('There is a session.');
    return claims;
  };

  it('counts for nothing, stands in no list and tells the log nothing until the factor is given', async () => {
    const { self, show } = await withCodes();
    const before = (await kindsOf(self.id)).filter((kind) => kind === 'signed_in').length;
    const claims = await enterAgain(self);
    expect(await sessionOwner(claims)).toBeNull();
    expect(await whoOwesFactor(claims)).toEqual({ userId: self.id, signedIn: false });
    expect((await sessionsOf(self.id, claims)).some(({ current }) => current)).toBe(false);
    expect(await checkFactor(self.id, claims.session, { code: show(30) })).toEqual({ ok: true });
    const token = await noteFactor(claims);
    const next = claimsOf(token ?? '');
    expect(next && (await sessionOwner(next))).toBe(self.id);
    // The token from before the factor is worth nothing.
    expect(await sessionOwner(claims)).toBeNull();
    expect(await whoOwesFactor(claims)).toBeNull();
    expect((await kindsOf(self.id)).filter((kind) => kind === 'signed_in')).toHaveLength(before + 1);
  });

  it('is given up after a quarter of an hour, and cannot be completed then', async () => {
    const { self } = await withCodes();
    const claims = await enterAgain(self);
    await systemDatabase()
      .update(sessions)
      .set({ awaitsFactorAt: sql`now() - interval '16 minutes'` })
      .where(eq(sessions.tokenHash, claims.session));
    expect(await whoOwesFactor(claims)).toBeNull();
    expect(await noteFactor(claims)).toBeNull();
  });

  it('pushes out none that is complete, however many there are', async () => {
    const { self } = await withCodes();
    for (let i = 0; i < 25; i++) await enterAgain(self);
    expect(await sessionOwner(self.claims)).toBe(self.id);
    const mine = eq(sessions.userId, self.id);
    expect(
      await systemDatabase().$count(sessions, and(mine, sql`${sessions.awaitsFactorAt} is not null`)),
    ).toBe(20);
  });

  it('is none for who comes in with two factors, or by a provider', async () => {
    const { self } = await withCodes();
    for (const proof of ['two-factors', 'provider'] as const) {
      const claims = claimsOf(await openSession(self.id, null, undefined, proof));
      expect(claims && (await sessionOwner(claims))).toBe(self.id);
      expect(claims && (await whoOwesFactor(claims))).toEqual(
        proof === 'provider' ? { userId: self.id, signedIn: true } : null,
      );
    }
  });

  it('has ten tries, and the account thirty in all its sessions; each is written down, and the hold-up once', async () => {
    const { self, show } = await withCodes();
    const fail = async (session: string) => checkFactor(self.id, session, { code: '000000' });
    for (let i = 0; i < 10; i++) expect(await fail('one')).toEqual({ ok: false, reason: 'wrong' });
    expect(await fail('one')).toMatchObject({ reason: 'throttled' });
    expect(await checkFactor(self.id, 'one', { code: show(30) })).toMatchObject({ reason: 'throttled' });
    expect(await checkFactor(self.id, 'two', { code: show(30) })).toEqual({ ok: true });
    for (let i = 0; i < 10; i++) await fail('three');
    for (let i = 0; i < 10; i++) await fail('four');
    expect(await fail('five')).toMatchObject({ reason: 'throttled' });
    const kinds = await kindsOf(self.id);
    expect(kinds.filter((kind) => kind === 'factor_failed')).toHaveLength(30);
    expect(kinds.filter((kind) => kind === 'factor_held_up').length).toBeGreaterThan(0);
  });
});

describe('a person with a second factor', () => {
  it('confirms with it, and not with the password', async () => {
    const { self } = await withCodes();
    const words = 'rather-long-words-of-somebody';
    const passwordHash = await hashPassword(words);
    await systemDatabase().update(users).set({ passwordHash }).where(eq(users.id, self.id));
    expect(await confirmWithPassword(self, words)).toEqual({ ok: false, reason: 'wrong' });
  });

  it('has none, and no session, after a reset', async () => {
    const { self } = await withCodes();
    const [code = ''] = await makeRecoveryCodes(self);
    await systemDatabase().transaction((tx) => resetFactors(tx, self.id));
    expect(await factorsOf(self.id)).toEqual({ passkeys: 0, codes: false, recoveryCodes: 0 });
    expect(await takeRecoveryCode(self.id, code)).toBe(false);
    expect(await sessionOwner(self.claims)).toBeNull();
    expect(await systemDatabase().$count(passkeys, eq(passkeys.userId, self.id))).toBe(0);
  });
});
