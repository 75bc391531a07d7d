import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deviceCookie, deviceCookieOptions, knownDevice, rememberDevice } from './device';

process.env.NEXTAUTH_SECRET ??= 'a secret of the tests that is long enough';

const DAY = 86_400_000;
beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 10, 30) }));
afterEach(() => vi.useRealTimers());

describe('a device that an account was used on', () => {
  it('is known to that account, however its address is written, and to no other', () => {
    const cookie = rememberDevice(undefined, 'Ana@team.example');
    expect(knownDevice(cookie, ' ana@TEAM.example')).toMatch(/^[\w-]{22}$/);
    expect(knownDevice(cookie, 'eva@team.example')).toBeNull();
    expect(knownDevice(undefined, 'ana@team.example')).toBeNull();
  });

  it('is new each time, so that a count never goes on for ever', () => {
    const first = rememberDevice(undefined, 'ana@team.example');
    const second = rememberDevice(first, 'ana@team.example');
    expect(second.split('~')).toHaveLength(1);
    expect(knownDevice(second, 'ana@team.example')).not.toBe(knownDevice(first, 'ana@team.example'));
  });

  it('is known for a year', () => {
    const cookie = rememberDevice(undefined, 'ana@team.example');
    vi.advanceTimersByTime(365 * DAY);
    expect(knownDevice(cookie, 'ana@team.example')).not.toBeNull();
    vi.advanceTimersByTime(DAY);
    expect(knownDevice(cookie, 'ana@team.example')).toBeNull();
  });

  it('is known to the five accounts that were used last', () => {
    const emails = Array.from({ length: 6 }, (_, i) => `p${i}@team.example`);
    const cookie = emails.reduce<string | undefined>(rememberDevice, undefined);
    expect(emails.map((email) => knownDevice(cookie, email) !== null)).toEqual([
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
    expect(knownDevice(forge(rememberDevice(undefined, 'ana@team.example')), 'ana@team.example')).toBeNull();
  });

  it('is kept where no script and no other site reads it', () => {
    expect(deviceCookie()).toMatch(/patamar-device$/);
    expect(deviceCookieOptions()).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' });
  });
});
