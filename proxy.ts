import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { inDevelopment, overHttps } from '@/lib/env';
import { PATH_HEADER, pageHeaders } from '@/lib/security-headers';

/** Gives every page its security headers, with a nonce that Next.js puts on its own scripts. */
export function proxy(request: NextRequest): NextResponse {
  const headers = pageHeaders({
    nonce: randomBytes(16).toString('base64'),
    development: inDevelopment(),
    https: overHttps(),
    path: request.nextUrl.pathname,
  });
  const forwarded = new Headers(request.headers);
  forwarded.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  forwarded.set('Content-Security-Policy', headers['Content-Security-Policy'] ?? '');
  const response = NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** Pages only. The API and files have fixed headers (next.config.ts) and are asked for far more often. */
export const config = {
  matcher: ['/((?!api/|_next/static/|_next/image|[^/]+\\.(?:ico|png|svg|webmanifest|txt|js)$).*)'],
};
