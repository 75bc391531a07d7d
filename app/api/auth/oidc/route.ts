import { type NextRequest, NextResponse } from 'next/server';
import { safeNext } from '@/lib/access/next-path';
import { fromOwnPages } from '@/lib/access/own-pages';
import { startOidc } from '@/lib/access/session';
import { oidcSettings } from '@/lib/env';

/**
 * Where the sign-in page's link to the identity provider leads. A link and not a form, because `form-action`
 * of our content security policy also forbids what a form's answer redirects to.
 */
export async function GET(request: NextRequest): Promise<Response> {
  if (!oidcSettings()) return NextResponse.json({ error: 'not_found' }, { status: 404 });
  if (!fromOwnPages(request.headers)) {
    return new NextResponse(null, { status: 303, headers: { location: '/sign-in' } });
  }
  const asked = request.nextUrl.searchParams;
  return startOidc(safeNext(asked.get('next')), { again: asked.has('again'), keep: asked.has('keep') });
}
