import type { NextRequest } from 'next/server';
import { authHandler } from '@/lib/access/session';

const MAX_BYTES = 16 * 1024;

export { authHandler as GET };

/** Bodies without a stated, small length are not read: next-auth would take in all of them before any check. */
export async function POST(
  request: NextRequest,
  route: Parameters<typeof authHandler>[1],
): Promise<Response> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(length <= MAX_BYTES)) return new Response(null, { status: 413 });
  return authHandler(request, route);
}
