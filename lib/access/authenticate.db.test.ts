import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as argon2 from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { rateLimits, users } from '@/db/schema';
import { authenticate } from './authenticate';
import { rememberDevice } from './device';
import { NOBODY } from './passwords';
import { openSession } from './sessions';
import { makeUser, PASSWORD, useTestDatabase } from './testing/world';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify) };
});
const verify = vi.mocked(argon2.verify);

let removeDatabase: () => Promise<void>;
beforeAll(async () => {
  removeDatabase = await useTestDatabase();
  await makeUser('ana@team.example');
  await makeUser('member@demo.patamar.example');
});
afterAll(() => removeDatabase());
beforeEach(async () => {
  verify.mockClear();
  await systemDatabase().delete(rateLimits);
});

const points = async () => (await systemDatabase().select().from(rateLimits)).map((row) => row.points).sort();

const owner = async (email: string) => {
  const [user] = await systemDatabase()
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email.toLowerCase()));
  return { email, passwordHash: user?.passwordHash ?? null };
};

describe('authenticate', () => {
  it('lets in who knows the password, however the address is written', async () => {
    expect(await authenticate(' ANA@Team.example ', PASSWORD, '192.0.2.1')).toMatchObject({
      ok: true,
    });
  });

  it('does the same work and answers the same for an unknown address and for a wrong password', async () => {
    const unknown = await authenticate('nobody@team.example', PASSWORD, '192.0.2.1');
    expect(verify.mock.calls.map(([hash]) => hash)).toEqual([NOBODY]);
    verify.mockClear();
    const wrong = await authenticate('ana@team.example', 'not this one, sorry', '192.0.2.1');
    expect(verify).toHaveBeenCalledTimes(1);
    expect(verify.mock.calls[0]?.[0]).not.toBe(NOBODY);
    expect(unknown).toEqual({ ok: false, reason: 'wrong' });
    expect(wrong).toEqual(unknown);
  });

  it('hashes with the cost of the hash that stands in for nobody', async () => {
    const [row] = await systemDatabase().select().from(users).where(eq(users.email, 'ana@team.example'));
    const cost = (hash: string) => hash.split('$').slice(0, 4).join('$');
    expect(cost(row?.passwordHash ?? '')).toBe(cost(NOBODY));
    expect(cost(NOBODY)).toBe('$argon2id$v=19$m=19456,t=2,p=1');
  });

  it('never lets people of the sample organization in by password', async () => {
    expect(await authenticate('member@demo.patamar.example', PASSWORD, '192.0.2.1')).toEqual({
      ok: false,
      reason: 'wrong',
    });
    expect(verify.mock.calls.map(([hash]) => hash)).toEqual([NOBODY]);
  });
});

describe('throttling', () => {
  const wrong = (address = '192.0.2.1', email = 'ana@team.example') =>
    authenticate(email, 'not this one, sorry', address);

  it('checks at most ten passwords for an account, even when all attempts arrive at once', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => wrong()));
    expect(verify).toHaveBeenCalledTimes(10);
    expect(results.filter((one) => !one.ok && one.reason === 'throttled')).toHaveLength(10);
    expect(await authenticate('ana@team.example', PASSWORD, '192.0.2.1')).toEqual({
      ok: false,
      reason: 'throttled',
      minutes: 15,
    });
  });

  it('a stranger who uses up an account where they are keeps its owner out nowhere else', async () => {
    await Promise.all(Array.from({ length: 30 }, () => wrong('198.51.100.7')));
    expect(verify).toHaveBeenCalledTimes(10);
    expect(await authenticate('ana@team.example', PASSWORD, '192.0.2.9')).toMatchObject({ ok: true });
  });

  it('many strangers together may try fifty times, and a device that was used before is still let in', async () => {
    const device = rememberDevice(undefined, await owner('Ana@team.example'));
    for (let i = 0; i < 7; i++) await Promise.all(Array.from({ length: 10 }, () => wrong(`198.51.100.${i}`)));
    expect(verify).toHaveBeenCalledTimes(50);
    const own = (cookie?: string) => authenticate('ana@team.example', PASSWORD, '192.0.2.9', cookie);
    expect(await own()).toMatchObject({ reason: 'throttled' });
    expect(await own(rememberDevice(undefined, await owner('eva@team.example')))).toMatchObject({
      reason: 'throttled',
    });
    expect(await own(device)).toMatchObject({ ok: true });
    expect(await own()).toMatchObject({ reason: 'throttled' });
  });

  it('lets nobody in whose password was changed while it was checked', async () => {
    const checked = await authenticate('ana@team.example', PASSWORD, '192.0.2.9');
    if (!checked.ok) throw new Error('The password is right.');
    const { userId, passwordHash } = checked;
    const change = (hash: string | null) =>
      systemDatabase().update(users).set({ passwordHash: hash }).where(eq(users.id, userId));
    await change('another one');
    await expect(openSession(userId, null, undefined, 'password', { checked: passwordHash })).rejects.toThrow(
      'overtaken',
    );
    await change(passwordHash);
    expect(await openSession(userId, null, undefined, 'password', { checked: passwordHash })).toMatch(
      /^[\w-]{43}$/,
    );
  });

  it('checks ten passwords on a device that was used before, and forgets them when the right one comes', async () => {
    const device = rememberDevice(undefined, await owner('ana@team.example'));
    const there = (password: string) => authenticate('ana@team.example', password, '192.0.2.9', device);
    for (let i = 0; i < 9; i++) await there('not this one, sorry');
    expect(await there(PASSWORD)).toMatchObject({ ok: true });
    await Promise.all(Array.from({ length: 12 }, () => there('not this one, sorry')));
    expect(verify).toHaveBeenCalledTimes(20);
    expect(await there(PASSWORD)).toMatchObject({ reason: 'throttled', minutes: 15 });
    expect(await authenticate('ana@team.example', PASSWORD, '192.0.2.9')).toMatchObject({ ok: true });
  });

  it('counts together what several processes see', async () => {
    const script = 'lib/access/testing/attempts.ts';
    const run = () =>
      promisify(execFile)(process.execPath, ['--conditions=react-server', '--import', 'tsx', script, '10'], {
        env: process.env,
      });
    const outputs = await Promise.all([run(), run()]);
    const answers = outputs.flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
    expect(answers.filter((reason) => reason === 'wrong')).toHaveLength(10);
    expect(answers.filter((reason) => reason === 'throttled')).toHaveLength(10);
  });

  it('answers the same for an account that nobody has', async () => {
    await Promise.all(Array.from({ length: 10 }, () => wrong('192.0.2.1', 'nobody@team.example')));
    expect(await wrong('192.0.2.1', 'nobody@team.example')).toEqual({
      ok: false,
      reason: 'throttled',
      minutes: 15,
    });
  });

  it('checks at most fifty passwords from one address', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, i) => wrong('192.0.2.7', `p${i}@team.example`)));
    expect(verify).toHaveBeenCalledTimes(50);
    expect(await wrong('192.0.2.8', 'p0@team.example')).toMatchObject({ reason: 'wrong' });
  });

  it('counts a network of IPv6 as one place, whatever of its addresses is used', async () => {
    const from = (i: number) => `2001:db8:1:2:${i.toString(16)}::${(i * 7).toString(16)}`;
    await Promise.all(Array.from({ length: 60 }, (_, i) => wrong(from(i), `p${i}@team.example`)));
    expect(verify).toHaveBeenCalledTimes(50);
    expect(await wrong('2001:db8:1:3::1', 'p60@team.example')).toMatchObject({ reason: 'wrong' });
  });

  it('forgets the failures of who signs in, and gives the address its point back', async () => {
    for (let i = 0; i < 9; i++) await wrong();
    expect(await authenticate('ana@team.example', PASSWORD, '192.0.2.1')).toMatchObject({ ok: true });
    // The network, the account, and how many failures of it were written down.
    expect(await points()).toEqual([9, 9, 9]);
    expect(await wrong()).toMatchObject({ reason: 'wrong' });
  });

  it('starts anew when the time is over', async () => {
    await Promise.all(Array.from({ length: 11 }, () => wrong()));
    await systemDatabase()
      .update(rateLimits)
      .set({ expire: Date.now() - 1 });
    const results = await Promise.all(Array.from({ length: 12 }, () => wrong()));
    expect(results.filter((one) => !one.ok && one.reason === 'wrong')).toHaveLength(10);
  });

  it('keeps neither e-mail nor network addresses', async () => {
    await wrong();
    const rows = await systemDatabase().select().from(rateLimits);
    expect(rows.map((row) => row.key.replace(/[0-9a-f]{64}$/, '#')).sort()).toEqual([
      'account:#',
      'accountFrom:#',
      'address:#',
      'noted:#',
    ]);
  });
});
