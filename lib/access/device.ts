import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cookieName } from '@/lib/cookie-name';
import { env, overHttps } from '@/lib/env';
import { normalizeEmail } from './email';

/**
 * Devices that an account was signed in on have a count of failed passwords of their own (OWASP, "Device Cookies"): strangers
 * who guess from elsewhere lock nobody out there. The cookie proves nothing but that; it opens no session.
 */
const YEAR = 365 * 24 * 60 * 60;
/** Accounts that one browser is remembered for: the ones used last. */
const MOST = 5;

/** The name of the cookie. */
export const deviceCookie = () => cookieName('patamar-device', overHttps());

/** How the cookie is set. */
export const deviceCookieOptions = () =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: overHttps(), maxAge: YEAR }) as const;

/** An account as a device knows it: with another password, or another address, it is another one. */
export interface DeviceOwner {
  email: string;
  passwordHash: string | null;
}

/** One device of one account: when it was remembered, in days, and a random name; nobody else can write the last part. */
function seal({ email, passwordHash }: DeviceOwner, day: string, name: string): string {
  const mac = createHmac('sha256', env().NEXTAUTH_SECRET);
  return mac
    .update(`device:${normalizeEmail(email)}:${passwordHash ?? ''}:${day}:${name}`)
    .digest('base64url');
}

const same = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one, 'latin1'), Buffer.from(other, 'latin1'));

const today = () => Math.floor(Date.now() / 86_400_000);

const entriesOf = (cookie: string | undefined) => (cookie ?? '').split('~').filter(Boolean).slice(0, MOST);

function isOf(entry: string, owner: DeviceOwner): boolean {
  const [day = '', name = '', mac = ''] = entry.split('.');
  const age = today() - Number(day);
  return age >= 0 && age * 86_400 <= YEAR && same(mac, seal(owner, day, name));
}

/** The name of the device that a cookie proves to be known to an account with its password of now, or null. */
export function knownDevice(cookie: string | undefined, owner: DeviceOwner): string | null {
  const entry = entriesOf(cookie).find((one) => isOf(one, owner));
  return entry?.split('.')[1] ?? null;
}

/** The cookie of a browser that an account was just signed in on. */
export function rememberDevice(cookie: string | undefined, owner: DeviceOwner): string {
  const others = entriesOf(cookie).filter((entry) => !isOf(entry, owner));
  const [day, name] = [String(today()), randomBytes(16).toString('base64url')];
  return [`${day}.${name}.${seal(owner, day, name)}`, ...others].slice(0, MOST).join('~');
}
