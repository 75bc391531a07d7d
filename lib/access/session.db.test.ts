import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { oneTimeCodes, sessions } from '@/db/schema';
import { makeUser, useTestDatabase } from './testing/world';

interface Cookie {
  value: string;
  options: Record<string, unknown>;
}
const jar = new Map<string, Cookie>();
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => jar.get(name),
    set: (name: string, value: string, options: Record<string, unknown>) => jar.set(name, { value, options }),
  }),
  headers: async () =>
    new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0' }),
}));
const { completeSession, endSession, readSession, startSession } = await import('./session');
const { sessionOwner } = await import('./sessions');

let removeDatabase: () => Promise<void>;
let user: string;
beforeAll(async () => {
  removeDatabase = await useTestDatabase();
  vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000');
  user = (await makeUser('ana@sessions.example', null)).id;
});
afterAll(() => removeDatabase());
beforeEach(() => jar.clear());

const NAME = 'patamar-session';
const owner = async () => {
  const claims = await readSession();
  return claims && sessionOwner(claims);
};

describe('a session', () => {
  it('is read as it was started', async () => {
    await startSession(user);
    expect(await owner()).toBe(user);
  });

  it('is a cookie that scripts cannot read and other sites cannot send, for 30 days', async () => {
    await startSession(user);
    const days = 30 * 24 * 60 * 60;
    const plain = { httpOnly: true, sameSite: 'lax', path: '/', secure: false, maxAge: days };
    expect(jar.get(NAME)?.options).toEqual(plain);
  });

  it('names a row and nothing else, and the row cannot be turned into a cookie', async () => {
    await startSession(user);
    const { value } = jar.get(NAME) as Cookie;
    expect(value).toMatch(/^[\w-]{43}$/);
    const rows = await systemDatabase().select().from(sessions);
    expect(JSON.stringify(rows)).not.toContain(value);
    expect(rows.at(-1)).toMatchObject({ userId: user, browser: 'Firefox', system: 'Linux' });
  });

  it('ends on the server, also for who kept a copy of the cookie', async () => {
    await startSession(user);
    const copy = jar.get(NAME) as Cookie;
    await endSession();
    expect(jar.get(NAME)).toMatchObject({ value: '', options: { maxAge: 0 } });
    expect(await owner()).toBeNull();
    jar.set(NAME, copy);
    expect(await owner()).toBeNull();
  });

  it('ends when somebody signs in on the same browser', async () => {
    await startSession(user);
    const before = await readSession();
    const other = await makeUser('ben@sessions.example', null);
    await startSession(other.id);
    expect(await owner()).toBe(other.id);
    expect(before && (await sessionOwner(before))).toBeNull();
  });

  it.each(['nonsense', '', 'a'.repeat(43), 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c'])(
    'is not made up by others: %s',
    async (value) => {
      jar.set(NAME, { value, options: {} });
      expect(await owner()).toBeNull();
    },
  );

  it('waits for the second factor of who has one, and then has another cookie', async () => {
    const { id } = await makeUser('cai@sessions.example', null);
    expect(await startSession(id)).toEqual({ awaitsFactor: false });
    await systemDatabase().insert(oneTimeCodes).values({ userId: id, secret: 'x', confirmedAt: new Date() });
    expect(await startSession(id, { proof: 'provider' })).toEqual({ awaitsFactor: false });
    expect(await startSession(id, { proof: 'two-factors' })).toEqual({ awaitsFactor: false });
    expect(await startSession(id)).toEqual({ awaitsFactor: true });
    expect(await owner()).toBeNull();
    const half = jar.get(NAME) as Cookie;
    const claims = await readSession();
    if (!claims) throw new Error('There is a cookie.');
    await completeSession(claims);
    expect(await owner()).toBe(id);
    expect(jar.get(NAME)?.value).not.toBe(half.value);
    jar.set(NAME, half);
    expect(await owner()).toBeNull();
  });
});
