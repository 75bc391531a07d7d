import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deviceCookie, deviceCookieOptions, knownDevice, rememberDevice } from './device';

process.env.NEXTAUTH_SECRET ??= 'a secret of the tests that is long enough';

const DAY = 86_400_000;
const owner = (email: string, passwordHash: string | null = 'hash') => ({ email, passwordHash });
beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 10, 30) }));
afterEach(() => vi.useRealTimers());

describe('a device that an account was used on', () => {
  it('is known to that account, however its address is written, and to no other', () => {
    const cookie = rememberDevice(undefined, owner('Ana@team.example'));
    expect(knownDevice(cookie, owner(' ana@TEAM.example'))).toMatch(/^[\w-]{22}$/);
    expect(knownDevice(cookie, owner('eva@team.example'))).toBeNull();
    expect(knownDevice(undefined, owner('ana@team.example'))).toBeNull();
  });

  it('is another one with another password', () => {
    const cookie = rememberDevice(undefined, owner('ana@team.example'));
    expect(knownDevice(cookie, owner('ana@team.example', 'another hash'))).toBeNull();
    expect(knownDevice(cookie, owner('ana@team.example', null))).toBeNull();
  });

  it('is new each time, so that a count never goes on for ever', () => {
    const first = rememberDevice(undefined, owner('ana@team.example'));
    const second = rememberDevice(first, owner('ana@team.example'));
    expect(second.split('~')).toHaveLength(1);
    expect(knownDevice(second, owner('ana@team.example'))).not.toBe(
      knownDevice(first, owner('ana@team.example')),
    );
  });

  it('is known for a year', () => {
    const cookie = rememberDevice(undefined, owner('ana@team.example'));
    vi.advanceTimersByTime(365 * DAY);
    expect(knownDevice(cookie, owner('ana@team.example'))).not.toBeNull();
    vi.advanceTimersByTime(DAY);
    expect(knownDevice(cookie, owner('ana@team.example'))).toBeNull();
  });

  it('is known to the five accounts that were used last', () => {
    const emails = Array.from({ length: 6 }, (_, i) => `p${i}@team.example`);
    const cookie = emails.reduce<string | undefined>(
      (kept, email) => rememberDevice(kept, owner(email)),
      undefined,
    );
    expect(emails.map((email) => knownDevice(cookie, owner(email)) !== null)).toEqual([
      false,
      ...Array(5).fill(true),
    ]);
    expect(cookie?.length).toBeLessThan(600);
  });

  it.each([
    ['another name', (cookie: string) => cookie.replace(/\.[\w-]+\./, '.AAAAAAAAAAAAAAAAAAAAAA.')],
    ['a later day', (cookie: string) => cookie.replace(/^\d+/, (day) => String(Number(day) + 1))],
    ['no day', (cookie: string) => cookie.replace(/^\d+/, 'x')],
    ['half of it', (cookie: string) => cookie.slice(0, -2)],
    ['letters beyond ASCII', (cookie: string) => `${cookie.slice(0, -1)}é`],
    ['nothing', () => '~.~..~...'],
  ])('is not believed with %s', (_, forge) => {
    expect(
      knownDevice(forge(rememberDevice(undefined, owner('ana@team.example'))), owner('ana@team.example')),
    ).toBeNull();
  });

  it('is kept where no script and no other site reads it', () => {
    expect(deviceCookie()).toMatch(/patamar-device$/);
    expect(deviceCookieOptions()).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' });
  });
});
