import type { NextApiRequest, NextApiResponse } from 'next';
import { findRespondentAccess } from '@/lib/access/find-respondent';
import { Refused } from '@/lib/access/refused';
import { sessionOf } from '@/lib/access/session-token';
import { isCurrentSession } from '@/lib/access/session-version';
import { saveAnswers } from '@/lib/rounds/answers';
import { answerBatch, type SavedBatch } from '@/lib/rounds/schema';

export const config = { api: { bodyParser: { sizeLimit: '64kb' } } };

type Reply = NextApiResponse<SavedBatch | { error: string }>;

const fail = (response: Reply, status: number, error: string) => response.status(status).json({ error });

/**
 * PUT saves a batch of the signed-in person's answers; idempotent. 200 with `saved` and `rejected` ids and what is stored
 * otherwise than sent (422 when nothing could be kept); 400 malformed, 413 too large, 401 signed out, 404 not asked in this round, 409 answering has ended.
 * The one route outside of app/ (docs/adr/0014-answers-in-the-pages-router.md).
 */
export default async function answers(request: NextApiRequest, response: Reply) {
  response.setHeader('cache-control', 'private, no-store');
  if (request.method !== 'PUT') return fail(response.setHeader('allow', 'PUT'), 405, 'method');
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none') return fail(response, 403, 'cross_site');
  const claims = await sessionOf(request.cookies);
  if (!claims) return fail(response, 401, 'signed_out');
  // A page left open by one person must not save as another who signed in on the same browser since.
  const whose = request.headers['x-patamar-user'];
  if (whose && whose !== claims.userId) return fail(response, 401, 'signed_out');
  const access = await findRespondentAccess(claims, request.query.roundId);
  if (!access) {
    return (await isCurrentSession(claims))
      ? fail(response, 404, 'not_found')
      : fail(response, 401, 'signed_out');
  }
  const batch = answerBatch.safeParse(request.body).data;
  if (!batch) return fail(response, 400, 'malformed');
  try {
    const outcome = await saveAnswers(access, batch.answers);
    return response.status(outcome.saved.length === 0 ? 422 : 200).json(outcome);
  } catch (error) {
    if (error instanceof Refused) {
      return fail(response, error.reason === 'answers_ended' ? 409 : 403, error.reason);
    }
    throw error;
  }
}
