import 'server-only';
import { overHttps } from '@/lib/env';

const YEAR = 60 * 60 * 24 * 365;
/** Over https a cookie of this name comes from this very site and never leaves it in the clear. */
const named = (name: string) => `${overHttps() ? '__Host-' : ''}patamar-${name}`;

/** The cookie with the language that was chosen on this device. */
export const localeCookie = (): string => named('locale');

/** The cookie with light or dark, if one of them was chosen on this device. */
export const themeCookie = (): string => named('theme');

/** How both are set. */
export const preferenceOptions = () =>
  ({ maxAge: YEAR, path: '/', sameSite: 'lax', httpOnly: true, secure: overHttps() }) as const;
