import 'server-only';
import { decode, encode } from 'next-auth/jwt';
import { env, overHttps } from '@/lib/env';
import type { SessionClaims } from './find-access';

/** How long a session lasts, in seconds: 30 days from signing in. */
export const MAX_AGE = 30 * 24 * 60 * 60;
const REMEMBERED = 2_000;

/** The cookie as next-auth names it, so that both ways of signing in make the same session. */
export const sessionCookie = () => `${overHttps() ? '__Secure-' : ''}next-auth.session-token`;

const remembered = new Map<string, SessionClaims & { expires: number }>();

async function readToken(token: string): Promise<(SessionClaims & { expires: number }) | null> {
  const known = remembered.get(token);
  if (known && known.expires > Date.now()) return known;
  const payload = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  if (!payload?.sub || typeof payload.sv !== 'number' || typeof payload.exp !== 'number') return null;
  const claims = { userId: payload.sub, sessionVersion: payload.sv, expires: payload.exp * 1000 };
  // Decrypting costs more than the rest of a small request. A Map keeps its order: the oldest goes first.
  if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value ?? '');
  remembered.set(token, claims);
  return claims;
}

/**
 * What the session cookie among these says, or null without a valid one. It proves who signed in, not that the session
 * still counts: whoever reads access also compares the session version with the database.
 */
export async function sessionOf(cookies: Partial<Record<string, string>>): Promise<SessionClaims | null> {
  const token = cookies[sessionCookie()];
  const claims = token ? await readToken(token) : null;
  return claims && { userId: claims.userId, sessionVersion: claims.sessionVersion };
}

/** The value of the cookie of a new session. */
export const newToken = ({ userId, sessionVersion }: SessionClaims): Promise<string> =>
  encode({ token: { sub: userId, sv: sessionVersion }, secret: env().NEXTAUTH_SECRET, maxAge: MAX_AGE });
