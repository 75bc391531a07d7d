import { findRespondentAccess } from '@/lib/access/find-respondent';
import { Refused } from '@/lib/access/refused';
import { currentUser } from '@/lib/access/require';
import { readSession } from '@/lib/access/session';
import { saveAnswers } from '@/lib/rounds/answers';
import { answerBatch } from '@/lib/rounds/schema';

const MAX_BYTES = 64 * 1024;

const fail = (status: number, error: string) => Response.json({ error }, { status });

/** Bodies that do not say their length are not read: they could go on for ever. */
async function readBatch(request: Request) {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(length <= MAX_BYTES)) return null;
  try {
    return answerBatch.safeParse(await request.json()).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Saves a batch of the signed-in person's answers; idempotent. 200 with `saved` and `rejected` ids (422 when nothing
 * could be kept); 400 malformed, 401 signed out, 404 not asked in this round, 409 round closed.
 */
export async function PUT(request: Request, { params }: { params: Promise<{ roundId: string }> }) {
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return fail(403, 'cross_site');
  const claims = await readSession();
  if (!claims) return fail(401, 'signed_out');
  // A page left open by one person must not save as another who signed in on the same browser since.
  const whose = request.headers.get('x-patamar-user');
  if (whose && whose !== claims.userId) return fail(401, 'signed_out');
  const access = await findRespondentAccess(claims, (await params).roundId);
  if (!access) return (await currentUser()) ? fail(404, 'not_found') : fail(401, 'signed_out');
  const batch = await readBatch(request);
  if (!batch) return fail(400, 'malformed');
  try {
    const outcome = await saveAnswers(access, batch.answers);
    return Response.json(outcome, { status: outcome.saved.length === 0 ? 422 : 200 });
  } catch (error) {
    if (error instanceof Refused) return fail(error.reason === 'round_closed' ? 409 : 403, error.reason);
    throw error;
  }
}
