import { encode } from 'next-auth/jwt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const SECRET = 'a secret of the tests that is long enough';
const NAME = 'next-auth.session-token';

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
}));
const { endSession, readSession, startSession } = await import('./session');

const USER = '01890000-0000-7000-8000-000000000001';
const put = (value: string) => jar.set(NAME, { value, options: {} });

beforeEach(() => {
  vi.stubEnv('NEXTAUTH_SECRET', SECRET);
  vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000');
  jar.clear();
});
afterEach(() => vi.useRealTimers());

describe('a session', () => {
  it('is read as it was started', async () => {
    await startSession(USER, 3);
    expect(await readSession()).toEqual({ userId: USER, sessionVersion: 3 });
    expect(await readSession()).toEqual({ userId: USER, sessionVersion: 3 });
  });

  it('is a cookie that scripts cannot read and other sites cannot send, for 30 days', async () => {
    const before = Date.now();
    await startSession(USER, 1);
    const { options } = jar.get(NAME) as Cookie;
    expect(options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', secure: false });
    const days = ((options.expires as Date).getTime() - before) / 86_400_000;
    expect(days).toBeCloseTo(30, 3);
  });

  it('holds nothing about the person that could be read', async () => {
    await startSession(USER, 1);
    const { value } = jar.get(NAME) as Cookie;
    const [header, key] = value.split('.');
    expect(JSON.parse(Buffer.from(header ?? '', 'base64url').toString())).toMatchObject({ enc: 'A256GCM' });
    expect(key).toBe('');
    expect(value).not.toContain(Buffer.from(USER).toString('base64url').slice(0, 20));
  });

  it('ends', async () => {
    await startSession(USER, 1);
    await endSession();
    expect(jar.get(NAME)).toMatchObject({ value: '', options: { maxAge: 0 } });
    expect(await readSession()).toBeNull();
  });

  it('is over when its time is, although the token is remembered', async () => {
    await startSession(USER, 1);
    expect(await readSession()).not.toBeNull();
    vi.useFakeTimers({ now: Date.now() + 30 * 86_400_000 + 60_000, toFake: ['Date'] });
    expect(await readSession()).toBeNull();
  });

  it('is not made up by others', async () => {
    const token = { sub: USER, sv: 1 };
    const forged = [
      await encode({ token, secret: 'a secret of somebody else, long enough' }),
      await encode({ token: { sub: USER }, secret: SECRET }),
      await encode({ token: { sv: 1 }, secret: SECRET }),
      // Cookies of the sign-in dance are made with the same secret and another salt.
      await encode({ token, secret: SECRET, salt: 'next-auth.state' }),
      'nonsense',
      '',
    ];
    for (const value of forged) {
      put(value);
      expect(await readSession()).toBeNull();
    }
  });
});
