import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import type { AuthOptions, Profile, User } from 'next-auth';
import type { CredentialsConfig } from 'next-auth/providers/credentials';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { cache } from 'react';
import { env, oidcSettings, overHttps } from '@/lib/env';
import { log } from '@/lib/log';
import { authenticate } from './authenticate';
import { clientAddress } from './client-address';
import type { SessionClaims } from './find-access';
import { admitIdentity, readProviderClaims } from './oidc';
import { MAX_AGE, newToken, sessionCookie, sessionOf } from './session-token';
import { isCurrentSession } from './session-version';

declare module 'next-auth' {
  interface User {
    sessionVersion?: number;
  }
}

const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: overHttps() }) as const;

/** What the session cookie of this request says (`sessionOf`), or null without a valid one. */
export const readSession = cache(async (): Promise<SessionClaims | null> => {
  const name = sessionCookie();
  return sessionOf({ [name]: (await cookies()).get(name)?.value });
});

/** Signs a person in on this browser. Only in a server action or route handler. */
export async function startSession(userId: string, sessionVersion: number): Promise<void> {
  const value = await newToken({ userId, sessionVersion });
  const expires = new Date(Date.now() + MAX_AGE * 1000);
  (await cookies()).set(sessionCookie(), value, { ...cookieOptions(), expires });
}

/** Signs out on this browser. Only in a server action or route handler. */
export async function endSession(): Promise<void> {
  (await cookies()).set(sessionCookie(), '', { ...cookieOptions(), maxAge: 0 });
}

const credentials = {
  id: 'credentials',
  name: 'Password',
  type: 'credentials',
  credentials: { email: { type: 'email' }, password: { type: 'password' } },
  async authorize(given, request) {
    const address = clientAddress({ get: (name) => request.headers?.[name] ?? null });
    const result = await authenticate(given?.email ?? '', given?.password ?? '', address);
    if (result.ok) return { id: result.userId, sessionVersion: result.sessionVersion };
    if (result.reason === 'throttled') throw new Error('Throttled');
    return null;
  },
} satisfies CredentialsConfig;

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

async function admit(user: User, profile: Profile | undefined): Promise<true | string> {
  const claims = readProviderClaims(profile);
  const admission = claims ? await admitIdentity(claims) : { ok: false as const, reason: 'not_allowed' };
  if (!admission.ok) return `/sign-in?error=${admission.reason}`;
  user.id = admission.userId;
  user.sessionVersion = admission.sessionVersion;
  return true;
}

function authOptions(): AuthOptions {
  const provider = oidcSettings();
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: overHttps(),
    session: { strategy: 'jwt', maxAge: MAX_AGE },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account' },
    providers: provider ? [credentials, oidcProvider(provider)] : [credentials],
    callbacks: {
      signIn: ({ user, account, profile }) => (account?.provider === 'oidc' ? admit(user, profile) : true),
      async jwt({ token, user }) {
        if (user) return { sub: user.id, sv: user.sessionVersion };
        const claims = { userId: token.sub ?? '', sessionVersion: Number(token.sv) };
        if (!(await isCurrentSession(claims))) throw new Error('The session has ended.');
        return { sub: token.sub, sv: token.sv };
      },
      // Nothing about the person leaves through next-auth's own endpoint; pages read the database.
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (code, details) =>
        log.warn({ code, err: details instanceof Error ? details : details.error }, 'sign-in'),
      warn: (code) => log.warn({ code }, 'sign-in'),
      debug: () => {},
    },
  };
}

interface AuthRoute {
  params: Promise<{ nextauth: string[] }>;
}

/** Handler of `/api/auth/*`: next-auth, with people kept in our own tables. */
export async function authHandler(request: NextRequest, route: AuthRoute): Promise<Response> {
  const { default: NextAuth } = await import('next-auth');
  return NextAuth(request, route, authOptions());
}

/**
 * Sends the browser to the identity provider; afterwards it comes back to `next`, a path on this site.
 * The caller has made sure that the request comes from our own form: next-auth's token is made and used here.
 */
export async function startOidc(next: string): Promise<Response> {
  const csrfToken = randomBytes(32).toString('hex');
  const hash = createHash('sha256').update(`${csrfToken}${env().NEXTAUTH_SECRET}`).digest('hex');
  const jar = await cookies();
  jar.set(`${overHttps() ? '__Host-' : ''}next-auth.csrf-token`, `${csrfToken}|${hash}`, cookieOptions());
  const request = new NextRequest(new URL('/api/auth/signin/oidc', env().NEXTAUTH_URL), {
    method: 'POST',
    body: new URLSearchParams({ csrfToken, callbackUrl: next }),
  });
  return authHandler(request, { params: Promise.resolve({ nextauth: ['signin', 'oidc'] }) });
}
