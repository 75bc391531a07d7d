import 'server-only';
import { cookieName } from '@/lib/cookie-name';
import { overHttps } from '@/lib/env';

const YEAR = 60 * 60 * 24 * 365;

/** The cookie with the language that was chosen on this device. */
export const localeCookie = (): string => cookieName('patamar-locale', overHttps());

/** The cookie with light or dark, if one of them was chosen on this device. */
export const themeCookie = (): string => cookieName('patamar-theme', overHttps());

/** How both are set. */
export const preferenceOptions = () =>
  ({ maxAge: YEAR, path: '/', sameSite: 'lax', httpOnly: true, secure: overHttps() }) as const;
