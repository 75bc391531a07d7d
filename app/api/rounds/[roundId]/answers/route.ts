import type { NextRequest } from 'next/server';
import { factorNeeded } from '@/lib/access/factors/required';
import { findRemovedRound, findRespondentAccess } from '@/lib/access/find-respondent';
import { Refused } from '@/lib/access/refused';
import { claimsOf, sessionCookie } from '@/lib/access/session-token';
import { sessionOwner } from '@/lib/access/sessions';
import { saveAnswers } from '@/lib/rounds/answers';
import { answerBatch } from '@/lib/rounds/schema';

/** A batch of every question at once takes a fifth of it. */
const MOST_BYTES = 64 * 1024;

const reply = (body: object, status = 200) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });
const fail = (status: number, error: string) => reply({ error }, status);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * PUT saves a batch of the signed-in person's answers; idempotent. 200 with `saved` and `rejected` ids and what is stored
 * otherwise than sent (422 when nothing could be kept); 400 malformed, 411 without a length, 413 too large, 401 signed out or without the second factor that is asked for, 403 from another site, 404 not asked
 * in this round, 409 answering has ended or the round was taken back.
 */
export async function PUT(request: NextRequest, route: { params: Promise<{ roundId: string }> }) {
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return fail(403, 'cross_site');
  const claims = claimsOf(request.cookies.get(sessionCookie())?.value);
  if (!claims) return fail(401, 'signed_out');
  const size = request.headers.get('content-length');
  if (size === null) return fail(411, 'length_required');
  if (!(Number(size) <= MOST_BYTES)) return fail(413, 'too_large');
  const { roundId } = await route.params;
  const access = await findRespondentAccess(claims, roundId);
  const removed = access ? null : await findRemovedRound(claims, roundId);
  if (removed) return fail(409, removed.published ? 'round_deleted' : 'round_cancelled');
  // A page left open by one person must not save as another who signed in on the same browser since.
  const whose = request.headers.get('x-patamar-user');
  const who = access?.userId ?? (await sessionOwner(claims));
  if (!who || (whose && whose !== who)) return fail(401, 'signed_out');
  // The page that asks for the factor comes after signing in again; until then the answers wait on the device.
  if (!access && (await factorNeeded(claims, { roundId }))) return fail(401, 'factor_missing');
  if (!access) return fail(404, 'not_found');
  const batch = answerBatch.safeParse(parsed(await request.text())).data;
  if (!batch) return fail(400, 'malformed');
  try {
    const outcome = await saveAnswers(access, batch.answers);
    return reply(outcome, outcome.saved.length === 0 ? 422 : 200);
  } catch (error) {
    if (error instanceof Refused) return fail(error.reason === 'answers_ended' ? 409 : 403, error.reason);
    throw error;
  }
}
