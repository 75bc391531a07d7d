import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { cookies, headers } from 'next/headers';
import { NextRequest } from 'next/server';
import type { AuthOptions, Profile, User } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { cache } from 'react';
import { env, oidcSettings, overHttps } from '@/lib/env';
import { log } from '@/lib/log';
import { begin } from '@/lib/request-scope';
import { LONGEST_DAYS, type SessionClaims } from './find-access';
import { goesAt, stay } from './leaving';
import { admitIdentity, readProviderClaims } from './oidc';
import { claimsOf, sessionCookie } from './session-token';
import {
  type Begun,
  closeSession,
  noteConfirmed,
  noteFactor,
  openSession,
  type Proof,
  whoOwesFactor,
} from './sessions';

const SECONDS_PER_DAY = 24 * 60 * 60;

const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: overHttps() }) as const;

/** What the session cookie of this request claims (`claimsOf`), or null without one. */
export const readSession = cache(async (): Promise<SessionClaims | null> => {
  begin();
  return claimsOf((await cookies()).get(sessionCookie())?.value);
});

async function setCookie(token: string): Promise<void> {
  const maxAge = LONGEST_DAYS * SECONDS_PER_DAY;
  (await cookies()).set(sessionCookie(), token, { ...cookieOptions(), maxAge });
}

/**
 * Signs a person in on this browser, and whoever was signed in there out. Only in a server action or route handler.
 * @param more how they proved who they are (a password, unless said otherwise), what more is known, and how many sessions they may have, where it is
 * not one person who has them (`MOST_VISITS`)
 * @returns whether they are to give their second factor now: until then the session opens nothing
 */
export async function startSession(
  userId: string,
  { proof, most, ...begun }: { proof?: Proof; most?: number } & Begun = {},
): Promise<{ awaitsFactor: boolean }> {
  const before = await readSession();
  if (before) await closeSession(before);
  const token = await openSession(userId, (await headers()).get('user-agent'), most, proof, begun);
  await setCookie(token);
  const claims = claimsOf(token);
  const owes = claims && (await whoOwesFactor(claims));
  return { awaitsFactor: owes?.signedIn === false };
}

/** Notes on this browser that a second factor was given. Only in a server action, which has checked it. */
export async function completeSession(claims: SessionClaims): Promise<void> {
  const token = await noteFactor(claims);
  if (token) await setCookie(token);
}

/** Notes on this browser that the person proved once more who they are. Only in a server action, which has checked it. */
export async function confirmSession(sessionId: string): Promise<void> {
  const token = await noteConfirmed(sessionId);
  if (token) await setCookie(token);
}

/** Signs out on this browser, on the server too. Only in a server action or route handler. */
export async function endSession(): Promise<void> {
  const claims = await readSession();
  if (claims) await closeSession(claims);
  (await cookies()).set(sessionCookie(), '', { ...cookieOptions(), maxAge: 0 });
}

/** Any provider that speaks OpenID Connect Core 1.0: authorization code with PKCE, state and nonce. */
function oidcProvider(settings: NonNullable<ReturnType<typeof oidcSettings>>): OAuthConfig<Profile> {
  return {
    id: 'oidc',
    name: settings.name,
    type: 'oauth',
    wellKnown: `${settings.issuer}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    userinfo: {
      // Providers may keep e-mail and name out of the id token (Core 5.4); the library compares the subjects.
      async request({ client, tokens }) {
        const claims = (tokens as { claims?(): Profile }).claims?.() ?? {};
        if (!client.issuer.metadata.userinfo_endpoint) return claims;
        const more = await client.userinfo(tokens as Parameters<typeof client.userinfo>[0]);
        return { ...claims, ...more, iss: client.issuer.metadata.issuer };
      },
    },
    profile: (profile) => ({ id: profile.sub ?? '' }),
  };
}

/** next-auth's own session, which nobody ever gets: it would be a second way in that no list shows and no sign-out ends. */
const OWN_SESSION = /session-token/;

/** Set for the way to the provider and back by who wants to keep an account that is to be deleted. */
const KEEP = 'patamar-keep';

async function admit(user: User, profile: Profile | undefined): Promise<true | string> {
  const claims = readProviderClaims(profile);
  const admission = claims ? await admitIdentity(claims) : { ok: false as const, reason: 'not_allowed' };
  if (!admission.ok) return `/sign-in?error=${admission.reason}`;
  user.id = admission.userId;
  const jar = await cookies();
  if (await goesAt(admission.userId)) {
    if (!jar.has(KEEP)) return '/sign-in?error=account_leaving';
    await stay(admission.userId);
  }
  jar.delete(KEEP);
  // The provider decides what it asks for; that it asked for two things, it has to say.
  await startSession(admission.userId, {
    proof: claims?.multiFactor ? 'two-factors' : 'provider',
    by: 'provider',
  });
  return true;
}

function authOptions(provider: OAuthConfig<Profile>): AuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: overHttps(),
    session: { strategy: 'jwt' },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account' },
    providers: [provider],
    callbacks: { signIn: ({ user, profile }) => admit(user, profile) },
    logger: {
      error: (code, details) =>
        log.warn({ code, err: details instanceof Error ? details : details.error }, 'sign-in'),
      warn: (code) => log.warn({ code }, 'sign-in'),
      debug: () => {},
    },
  };
}

/** Has next-auth take a step with the identity provider: `signin` leads there, `callback` is the way back. */
async function withProvider(request: NextRequest, step: 'signin' | 'callback'): Promise<Response> {
  const settings = oidcSettings();
  if (!settings) return Response.json({ error: 'not_found' }, { status: 404 });
  const { default: NextAuth } = await import('next-auth');
  const params = Promise.resolve({ nextauth: [step, 'oidc'] });
  const answer: Response = await NextAuth(request, { params }, authOptions(oidcProvider(settings)));
  const headers = new Headers(answer.headers);
  headers.delete('set-cookie');
  for (const cookie of answer.headers.getSetCookie())
    if (!OWN_SESSION.test(cookie.slice(0, cookie.indexOf('=')))) headers.append('set-cookie', cookie);
  const location = headers.get('location');
  if (location) headers.set('location', pastOwnPages(location));
  return new Response(answer.body, { status: answer.status, headers });
}

/** next-auth tells of what went wrong by way of a page of its own, which would only lead on to ours. */
function pastOwnPages(location: string): string {
  const { origin, pathname, search } = new URL(location, env().NEXTAUTH_URL);
  const own = origin === new URL(env().NEXTAUTH_URL).origin;
  return own && /^\/api\/auth\/(error|signin)$/.test(pathname) ? `/sign-in${search}` : location;
}

/** The way back from the identity provider. */
export const finishOidc = (request: NextRequest): Promise<Response> => withProvider(request, 'callback');

/**
 * Sends the browser to the identity provider; afterwards it comes back to `next`, a path on this site.
 * The caller has made sure that the request comes from our own form: next-auth's token is made and used here.
 * @param keep whether an account that is to be deleted is kept
 * @param again whether the provider is to ask who is there also where it knows somebody (OpenID Connect Core, 3.1.2.1)
 */
export async function startOidc(next: string, { again = false, keep = false } = {}): Promise<Response> {
  const csrfToken = randomBytes(32).toString('hex');
  const hash = createHash('sha256').update(`${csrfToken}${env().NEXTAUTH_SECRET}`).digest('hex');
  const jar = await cookies();
  jar.set(`${overHttps() ? '__Host-' : ''}next-auth.csrf-token`, `${csrfToken}|${hash}`, cookieOptions());
  if (keep) jar.set(KEEP, 'yes', { ...cookieOptions(), maxAge: 600 });
  const request = new NextRequest(
    new URL(`/api/auth/signin/oidc${again ? '?prompt=login' : ''}`, env().NEXTAUTH_URL),
    {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, callbackUrl: next }),
    },
  );
  return withProvider(request, 'signin');
}
