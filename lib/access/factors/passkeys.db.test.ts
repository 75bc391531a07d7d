import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { challenges, passkeys, sessions } from '@/db/schema';
import { makePerson, makeWorld, signedIn } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { purgeDeleted } from '@/lib/jobs/purge';
import { Authenticator } from '../testing/authenticator';
import { takeChallenge } from './challenges';
import { factorsOf } from './has-factor';
import { addPasskey, passkeysOf, passkeyToMake, removePasskey, renamePasskey } from './passkeys';
import { makeRecoveryCodes } from './recovery';
import { passkeysWork } from './relying-party';
import { passkeyToEnter, passkeyToGive, takePasskey, whoEnters } from './signing';

withDatabase();

let organizationId: string;
let people = 0;
beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000');
  ({ organizationId } = await makeWorld());
});

async function someone() {
  const { userId } = await makePerson(organizationId);
  const { session } = await signedIn({ userId });
  const [row] = await systemDatabase().select().from(sessions).where(eq(sessions.tokenHash, session));
  const self = { id: userId, name: 'Ana', email: `${userId}@example.org`, sessionId: row?.id ?? '' };
  return { self, asker: { browser: session, counted: `${session}${people++}` } };
}

/** Somebody with a passkey on a device. */
async function withPasskey(device = new Authenticator()) {
  const person = await someone();
  const options = (await passkeyToMake(person.self, person.asker)) ?? '';
  expect(await addPasskey(person.self, 'Phone', device.make(options), person.asker)).toBe(true);
  return { ...person, device };
}

const asked = async ({ self, asker }: Awaited<ReturnType<typeof someone>>) =>
  (await passkeyToGive(self.id, asker)) ?? '';

describe('adding a passkey', () => {
  it('keeps the key of the device, its name and nothing more', async () => {
    const { self } = await withPasskey();
    expect(await passkeysOf(self.id)).toMatchObject([{ name: 'Phone', usedOn: null }]);
    expect((await factorsOf(self.id)).passkeys).toBe(1);
  });

  it.each<[string, Parameters<Authenticator['make']>[1]]>([
    ['from another site', { origin: 'https://patamar.example' }],
    ['from the same host at another port', { origin: 'http://localhost:3001' }],
    ['for another server', { rpID: 'patamar.example' }],
    ['for what nobody asked', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['that signs in instead', { type: 'webauthn.get' }],
  ])('refuses one %s', async (_, twist) => {
    const { self, asker } = await someone();
    const options = (await passkeyToMake(self, asker)) ?? '';
    expect(await addPasskey(self, 'Phone', new Authenticator().make(options, twist), asker)).toBe(false);
    expect(await passkeysOf(self.id)).toEqual([]);
  });

  it.each(['', 'null', '{}', '[]', '{"id":"a","rawId":"a","type":"public-key","response":{}}'])(
    'refuses what is no answer: %s',
    async (json) => {
      const { self, asker } = await someone();
      expect(await addPasskey(self, 'Phone', json, asker)).toBe(false);
      expect(await takePasskey(self.id, json, asker)).toBe(false);
      expect(await whoEnters(json, asker)).toBeNull();
    },
  );

  it('takes an answer once, in the session that was asked, for five minutes', async () => {
    const { self, asker } = await someone();
    const other = await someone();
    const answer = async () => new Authenticator().make((await passkeyToMake(self, asker)) ?? '');
    expect(await addPasskey(self, 'Phone', await answer(), other.asker)).toBe(false);
    expect(await addPasskey(other.self, 'Phone', await answer(), other.asker)).toBe(false);
    const first = await answer();
    expect(await addPasskey(self, 'Phone', first, asker)).toBe(true);
    expect(await addPasskey(self, 'Phone', first, asker)).toBe(false);
    const late = await answer();
    await systemDatabase().update(challenges).set({ expiresAt: sql`now() - interval '1 second'` });
    expect(await addPasskey(self, 'Late', late, asker)).toBe(false);
    expect(await passkeysOf(self.id)).toHaveLength(1);
    await purgeDeleted();
    expect(await systemDatabase().$count(challenges)).toBe(0);
  });

  it('refuses the one that somebody has, and more than twenty', async () => {
    const { device } = await withPasskey();
    const { self, asker } = await someone();
    const again = device.make((await passkeyToMake(self, asker)) ?? '');
    await expect(addPasskey(self, 'Phone', again, asker)).rejects.toThrow('passkey_known');
    for (let i = 0; i < 20; i++) {
      const options = (await passkeyToMake(self, { ...asker, counted: `many ${i}` })) ?? '';
      await addPasskey(self, `Key ${i}`, new Authenticator().make(options), asker);
    }
    await expect(passkeyToMake(self, asker)).rejects.toThrow('too_many_passkeys');
  });

  it('asks again who is there, as does removing one', async () => {
    const { self, asker } = await withPasskey();
    const [one] = await passkeysOf(self.id);
    await systemDatabase().update(sessions).set({ confirmedAt: null }).where(eq(sessions.id, self.sessionId));
    await expect(passkeyToMake(self, asker)).rejects.toThrow('confirm_again');
    await expect(addPasskey(self, 'Phone', '', asker)).rejects.toThrow('confirm_again');
    await expect(removePasskey(self, one?.id ?? '')).rejects.toThrow('confirm_again');
  });
});

describe('a passkey as second factor', () => {
  it('is taken once for each time it is asked for', async () => {
    const person = await withPasskey();
    const answer = person.device.sign(await asked(person));
    expect(await takePasskey(person.self.id, answer, person.asker)).toBe(true);
    expect(await takePasskey(person.self.id, answer, person.asker)).toBe(false);
    expect((await passkeysOf(person.self.id))[0]?.usedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('is taken once from two who send the same answer at the same moment', async () => {
    const person = await withPasskey();
    const answer = person.device.sign(await asked(person));
    const taken = await Promise.all(
      Array.from({ length: 6 }, () => takePasskey(person.self.id, answer, person.asker)),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('is asked of people who have one only', async () => {
    const { self, asker } = await someone();
    expect(await passkeyToGive(self.id, asker)).toBeNull();
  });

  it.each<[string, Parameters<Authenticator['sign']>[1]]>([
    ['another site', { origin: 'https://localhost:3000' }],
    ['another server', { rpID: 'example.org' }],
    ['what nobody asked', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['a device that counts back', { counter: 1 }],
  ])('is refused from %s', async (_, twist) => {
    const person = await withPasskey();
    expect(await takePasskey(person.self.id, person.device.sign(await asked(person)), person.asker)).toBe(
      true,
    );
    const answer = person.device.sign(await asked(person), twist);
    expect(await takePasskey(person.self.id, answer, person.asker)).toBe(false);
  });

  it('is refused from a copy of the device that was left behind', async () => {
    const person = await withPasskey();
    const copy = Object.assign(Object.create(Authenticator.prototype), person.device) as Authenticator;
    for (let i = 0; i < 3; i++)
      expect(await takePasskey(person.self.id, person.device.sign(await asked(person)), person.asker)).toBe(
        true,
      );
    expect(await takePasskey(person.self.id, copy.sign(await asked(person)), person.asker)).toBe(false);
  });

  it('is refused where another device signs in its name, and where it is somebody else’s', async () => {
    const [ana, ben] = [await withPasskey(), await withPasskey()];
    const forged = JSON.parse(ben.device.sign(await asked(ana)));
    const id = Buffer.from(ana.device.id).toString('base64url');
    expect(await takePasskey(ana.self.id, JSON.stringify({ ...forged, id, rawId: id }), ana.asker)).toBe(
      false,
    );
    expect(await takePasskey(ana.self.id, ben.device.sign(await asked(ana)), ana.asker)).toBe(false);
    expect(await takePasskey(ben.self.id, ana.device.sign(await asked(ana)), ana.asker)).toBe(false);
  });

  it('is refused in another session than the one that was asked, and for another purpose', async () => {
    const person = await withPasskey();
    const other = await someone();
    expect(await takePasskey(person.self.id, person.device.sign(await asked(person)), other.asker)).toBe(
      false,
    );
    const entering = person.device.sign((await passkeyToEnter(person.asker)) ?? '');
    expect(await takePasskey(person.self.id, entering, person.asker)).toBe(false);
    const { challenge } = JSON.parse(await asked(person));
    expect(await takeChallenge('add', person.asker.browser, challenge)).toBe(false);
    expect(await takeChallenge('give', person.asker.browser, challenge)).toBe(true);
  });

  it('is worth nothing once it was removed; the last takes the recovery codes along', async () => {
    const person = await withPasskey();
    await makeRecoveryCodes(person.self);
    const answer = person.device.sign(await asked(person));
    const [one] = await passkeysOf(person.self.id);
    const stranger = await someone();
    await removePasskey(stranger.self, one?.id ?? '');
    await renamePasskey(stranger.self, one?.id ?? '', 'Mine now');
    expect(await passkeysOf(person.self.id)).toMatchObject([{ name: 'Phone' }]);
    await renamePasskey(person.self, one?.id ?? '', 'Old phone');
    expect(await passkeysOf(person.self.id)).toMatchObject([{ name: 'Old phone' }]);
    await removePasskey(person.self, one?.id ?? '');
    expect(await takePasskey(person.self.id, answer, person.asker)).toBe(false);
    expect(await factorsOf(person.self.id)).toEqual({ passkeys: 0, codes: false, recoveryCodes: 0 });
  });
});

describe('entering with a passkey alone', () => {
  const browser = { browser: 'a browser', counted: '192.0.2.1' };
  const toEnter = async () => (await passkeyToEnter(browser)) ?? '';

  it('says who it is, once', async () => {
    const { self, device } = await withPasskey();
    const answer = device.sign(await toEnter());
    expect(await whoEnters(answer, browser)).toMatchObject({ userId: self.id, email: self.email });
    expect(await whoEnters(answer, browser)).toBeNull();
  });

  it('asks for a finger or a PIN, and for the account that the device knows', async () => {
    const { device } = await withPasskey();
    const { self } = await withPasskey();
    expect(await whoEnters(device.sign(await toEnter(), { verified: false }), browser)).toBeNull();
    const userHandle = Buffer.from(self.id.replaceAll('-', ''), 'hex').toString('base64url');
    expect(await whoEnters(device.sign(await toEnter(), { userHandle }), browser)).toBeNull();
    expect(await whoEnters(device.sign(await toEnter(), { userHandle: '' }), browser)).toBeNull();
  });

  it('lets in nobody from another browser, another site, or with a device that nobody knows', async () => {
    const { device } = await withPasskey();
    expect(await whoEnters(device.sign(await toEnter()), { ...browser, browser: 'another' })).toBeNull();
    expect(
      await whoEnters(device.sign(await toEnter(), { origin: 'https://evil.example' }), browser),
    ).toBeNull();
    expect(await whoEnters(new Authenticator().sign(await toEnter()), browser)).toBeNull();
  });

  it('is not asked for without end', async () => {
    const stranger = { browser: 'a browser', counted: '198.51.100.7' };
    for (let i = 0; i < 120; i++) await passkeyToEnter(stranger);
    expect(await passkeyToEnter(stranger)).toBeNull();
    expect(await systemDatabase().$count(passkeys)).toBeGreaterThan(0);
  });
});

it('passkeys are offered where browsers make them', () => {
  expect(passkeysWork()).toBe(true);
});
