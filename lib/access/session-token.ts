import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { overHttps } from '@/lib/env';
import type { SessionClaims } from './find-access';

/** The cookie that names a session. Over https no other host and no path of this one can set it (RFC 6265bis, `__Host-`). */
export const sessionCookie = () => `${overHttps() ? '__Host-' : ''}patamar-session`;

const TOKEN = /^[\w-]{43}$/;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The value of the cookie of a new session (256 random bits), and what is kept of it. */
export function newToken(): SessionClaims & { token: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, session: hashOf(token) };
}

/** What a session cookie claims, or null when it cannot be one of ours. Whether the session is there, the database says. */
export const claimsOf = (token: string | undefined): SessionClaims | null =>
  token && TOKEN.test(token) ? { session: hashOf(token) } : null;
