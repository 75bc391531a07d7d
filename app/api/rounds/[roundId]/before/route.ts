import { findRespondentAccess } from '@/lib/access/find-respondent';
import { readSession } from '@/lib/access/session';
import { ownBefore } from '@/lib/rounds/own-before';

/**
 * What the signed-in person answered in earlier rounds of the team, for who asks to see it beside the questions. 401 signed out or
 * somebody else than the page says, 404 not asked in this round.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ roundId: string }> },
): Promise<Response> {
  const reply = (body: object, status = 200) =>
    Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });
  const claims = await readSession();
  if (!claims) return reply({ error: 'signed_out' }, 401);
  const access = await findRespondentAccess(claims, (await params).roundId);
  if (!access) return reply({ error: 'not_found' }, 404);
  // A page left open by one person must not show what another one answered.
  if (request.headers.get('x-patamar-user') !== access.userId) return reply({ error: 'signed_out' }, 401);
  return reply({ answers: await ownBefore(access) });
}
