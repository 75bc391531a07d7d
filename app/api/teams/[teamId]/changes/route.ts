import type { NextRequest } from 'next/server';
import { findTeamAccess } from '@/lib/access/find-access';
import { claimsOf, sessionCookie } from '@/lib/access/session-token';
import { goesOnElsewhere, sessionOwner } from '@/lib/access/sessions';
import { personTopic, teamTopic } from '@/lib/live/channel';
import { changeStream } from '@/lib/live/stream';

const fail = (status: number, error: string) =>
  Response.json({ error }, { status, headers: { 'cache-control': 'private, no-store' } });

/**
 * GET tells, as server-sent events, when something changed on the screens of a team, or in one of its rounds; never what. 401 signed
 * out, 404 for strangers, 429 with very many open.
 */
export async function GET(request: NextRequest, route: { params: Promise<{ teamId: string }> }) {
  const claims = claimsOf(request.cookies.get(sessionCookie())?.value);
  if (!claims) return fail(401, 'signed_out');
  const { teamId } = await route.params;
  const access = await findTeamAccess(claims, teamId);
  if (!access) return (await sessionOwner(claims)) ? fail(404, 'not_found') : fail(401, 'signed_out');
  const own = personTopic(access.userId);
  const stream = changeStream({
    userId: access.userId,
    topics: [own, teamTopic(access.teamId)],
    own,
    allowed: async () => {
      if (await findTeamAccess(claims, teamId)) return true;
      return (await goesOnElsewhere(claims, access.sessionId ?? '')) && 'again';
    },
    signal: request.signal,
  });
  return stream ?? fail(429, 'too_many');
}
