import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { identities, passkeys, users } from '@/db/schema';
import { signedIn } from '@/db/testing/factories';
import { authenticate } from './authenticate';
import { admitIdentity, type ProviderClaims, readProviderClaims } from './oidc';
import { sessionOwner } from './sessions';
import { makeUser, PASSWORD, useTestDatabase } from './testing/world';

let removeDatabase: () => Promise<void>;
beforeAll(async () => {
  removeDatabase = await useTestDatabase();
});
afterAll(() => removeDatabase());

const claims = (subject: string, email: string | undefined, more: Partial<ProviderClaims> = {}) => ({
  issuer: 'https://id.example',
  subject,
  email,
  emailVerified: true,
  name: 'Bea',
  ...more,
});

const userOf = async (email: string) =>
  (await systemDatabase().select().from(users).where(eq(users.email, email)))[0];
const identitiesOf = (userId: string) =>
  systemDatabase().select().from(identities).where(eq(identities.userId, userId));

describe('admitIdentity', () => {
  it('makes an account for somebody new, without a password', async () => {
    const admission = await admitIdentity(claims('new', 'Bea@New.example'));
    const user = await userOf('bea@new.example');
    expect(admission).toEqual({ ok: true, userId: user?.id });
    expect(user).toMatchObject({ name: 'Bea', passwordHash: null });
  });

  it('knows somebody again by issuer and subject, whatever their address is now', async () => {
    const first = await admitIdentity(claims('again', 'cleo@old.example'));
    const second = await admitIdentity(claims('again', 'cleo@married.example', { emailVerified: false }));
    expect(second).toEqual(first);
    expect(await userOf('cleo@married.example')).toBeUndefined();
  });

  it('takes the same subject of another issuer for somebody else', async () => {
    const first = await admitIdentity(claims('same', 'dan@one.example'));
    const second = await admitIdentity(
      claims('same', 'dan@two.example', { issuer: 'https://other.example' }),
    );
    expect(second).toMatchObject({ ok: true });
    expect(second).not.toEqual(first);
  });

  it('links an account to the owner of its address, and locks out who waited in it', async () => {
    const { id } = await makeUser('eva@victim.example');
    const attacker = await authenticate('eva@victim.example', PASSWORD, '192.0.2.1');
    const waiting = await signedIn({ userId: id });
    await systemDatabase().insert(passkeys).values({
      userId: id,
      credentialId: 'theirs',
      publicKey: 'theirs',
      counter: 0,
      transports: [],
      name: 'Mine',
    });
    expect(attacker).toMatchObject({ ok: true, userId: id });
    const owner = await admitIdentity(claims('eva', 'EVA@victim.example'));
    expect(owner).toEqual({ ok: true, userId: id });
    expect(await sessionOwner(waiting)).toBeNull();
    expect(await authenticate('eva@victim.example', PASSWORD, '192.0.2.1')).toMatchObject({ ok: false });
    expect(await systemDatabase().$count(passkeys, eq(passkeys.userId, id))).toBe(0);
  });

  it('ends identities of other issuers when it links', async () => {
    const { id } = await makeUser('fay@victim.example', null);
    await systemDatabase()
      .insert(identities)
      .values({ issuer: 'https://lax.example', subject: 'intruder', userId: id });
    await admitIdentity(claims('fay', 'fay@victim.example'));
    expect(await identitiesOf(id)).toMatchObject([{ issuer: 'https://id.example', subject: 'fay' }]);
  });

  it('never links by an address that the provider has not verified', async () => {
    const { id } = await makeUser('gus@team.example');
    const admission = await admitIdentity(claims('gus', 'gus@team.example', { emailVerified: false }));
    expect(admission).toEqual({ ok: false, reason: 'email_unverified' });
    expect(await identitiesOf(id)).toEqual([]);
    expect(await authenticate('gus@team.example', PASSWORD, '192.0.2.2')).toMatchObject({ ok: true });
  });

  it('makes no account for an address that is not verified, so that its owner finds it free', async () => {
    const stranger = await admitIdentity(claims('mal', 'boss@firm.example', { emailVerified: false }));
    expect(stranger).toEqual({ ok: false, reason: 'email_unverified' });
    expect(await userOf('boss@firm.example')).toBeUndefined();
    expect(await admitIdentity(claims('boss', 'boss@firm.example'))).toMatchObject({ ok: true });
  });

  it('hands an account that was never verified to the owner of its address, whoever came in with it', async () => {
    const { id } = await makeUser('ceo@firm.example', null);
    const issuer = 'https://id.example';
    await systemDatabase().insert(identities).values({ issuer, subject: 'mallory', userId: id });
    expect(await admitIdentity(claims('ceo', 'ceo@firm.example'))).toMatchObject({ ok: true, userId: id });
    expect(await identitiesOf(id)).toMatchObject([{ subject: 'ceo' }]);
    expect(await admitIdentity(claims('mallory', 'ceo@firm.example', { emailVerified: false }))).toEqual({
      ok: false,
      reason: 'email_unverified',
    });
    expect(await admitIdentity(claims('mallory', 'ceo@firm.example'))).toEqual({
      ok: false,
      reason: 'email_reassigned',
    });
  });

  it('does not hand an account to the next employee with the same address', async () => {
    await admitIdentity(claims('first', 'sales@firm.example'));
    expect(await admitIdentity(claims('second', 'sales@firm.example'))).toEqual({
      ok: false,
      reason: 'email_reassigned',
    });
  });

  it('refuses the sample organization and people without an address', async () => {
    const demo = await admitIdentity(claims('demo', 'Manager@Demo.Patamar.Example'));
    expect(demo).toEqual({ ok: false, reason: 'not_allowed' });
    expect(await admitIdentity(claims('none', undefined))).toEqual({ ok: false, reason: 'email_missing' });
  });

  it('makes one account when two tabs come back at once', async () => {
    const both = await Promise.all([1, 2, 3, 4].map(() => admitIdentity(claims('tabs', 'hal@tabs.example'))));
    expect(new Set(both.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(both[0]).toMatchObject({ ok: true });
  });
});

describe('the address of an account', () => {
  /** As people came in when an address did not have to be verified. */
  const comesIn = async (subject: string, email: string) => {
    const { id } = await makeUser(email, null);
    await systemDatabase().insert(identities).values({ issuer: 'https://id.example', subject, userId: id });
  };
  const verifiedAt = async (email: string) => (await userOf(email))?.emailVerifiedAt ?? null;

  it('is verified when the provider says so, at first or later', async () => {
    await admitIdentity(claims('ida', 'ida@firm.example'));
    expect(await verifiedAt('ida@firm.example')).toBeInstanceOf(Date);
    await comesIn('jon', 'jon@firm.example');
    expect(await verifiedAt('jon@firm.example')).toBeNull();
    await admitIdentity(claims('jon', 'Jon@Firm.example'));
    expect(await verifiedAt('jon@firm.example')).toBeInstanceOf(Date);
  });

  it('is verified by linking, and never by a password', async () => {
    await makeUser('kim@firm.example');
    expect(await authenticate('kim@firm.example', PASSWORD, '192.0.2.3')).toMatchObject({ ok: true });
    expect(await verifiedAt('kim@firm.example')).toBeNull();
    await admitIdentity(claims('kim', 'kim@firm.example'));
    expect(await verifiedAt('kim@firm.example')).toBeInstanceOf(Date);
  });

  it('is not verified by the word about another address', async () => {
    await comesIn('lea', 'lea@firm.example');
    await admitIdentity(claims('lea', 'lea@elsewhere.example'));
    await admitIdentity(claims('lea', undefined));
    expect(await verifiedAt('lea@firm.example')).toBeNull();
  });
});

describe('readProviderClaims', () => {
  const given = { iss: 'https://id.example', sub: '1', email: 'a@b.example', name: 'A' };
  it('believes an address only when the provider says exactly true', () => {
    expect(readProviderClaims({ ...given, email_verified: true })?.emailVerified).toBe(true);
    for (const email_verified of ['true', 1, undefined, null, false]) {
      expect(readProviderClaims({ ...given, email_verified })?.emailVerified).toBe(false);
    }
  });
  it('takes silence for yes where the operator vouches for the provider, and a no for a no', async () => {
    vi.resetModules();
    vi.stubEnv('OIDC_EMAILS_VERIFIED', '1');
    const { readProviderClaims: read } = await import('./oidc');
    expect(read(given)?.emailVerified).toBe(true);
    for (const email_verified of ['true', 1, null, false])
      expect(read({ ...given, email_verified })?.emailVerified).toBe(false);
    vi.unstubAllEnvs();
  });
  it('takes the provider’s word for two factors only where it says exactly that', () => {
    expect(readProviderClaims({ ...given, amr: ['pwd', 'mfa'] })?.multiFactor).toBe(true);
    for (const amr of [undefined, null, [], ['pwd', 'otp'], 'mfa', ['MFA'], [['mfa']], { mfa: true }])
      expect(readProviderClaims({ ...given, amr })?.multiFactor).toBe(false);
  });
  it('needs an issuer and a subject', () => {
    expect(readProviderClaims({ ...given, iss: undefined })).toBeNull();
    expect(readProviderClaims({ ...given, sub: '' })).toBeNull();
    expect(readProviderClaims(undefined)).toBeNull();
  });
});
