import { findRespondentAccess } from '@/lib/access/find-respondent';
import { readSession } from '@/lib/access/session';
import { isLang } from '@/lib/i18n/locale';
import { textsInRound } from '@/lib/rounds/questionnaire';

/** A round never changes its model, but its texts are for the people of one organization. */
const KEPT = { 'cache-control': 'private, max-age=3600' };

/**
 * The texts of a principle and its practices as the round's model has them, in the language of `?lang=`, for people who
 * are asked in the round. 401 signed out, 404 for everybody else and for what the model does not have.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ roundId: string; id: string }> },
): Promise<Response> {
  const { roundId, id } = await params;
  const fail = (status: number, error: string) =>
    Response.json({ error }, { status, headers: { 'cache-control': 'private, no-store' } });
  const claims = await readSession();
  if (!claims) return fail(401, 'signed_out');
  const access = await findRespondentAccess(claims, roundId);
  const lang = new URL(request.url).searchParams.get('lang') ?? 'en';
  const found = access && isLang(lang) ? await textsInRound(access, id, lang) : undefined;
  return found ? Response.json(found, { headers: KEPT }) : fail(404, 'not_found');
}
