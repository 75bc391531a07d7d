import { findTeamAccess } from '@/lib/access/find-access';
import { can } from '@/lib/access/policy';
import { readSession } from '@/lib/access/session';
import { publishProgress } from '@/lib/rounds/publish-progress';
import { isRoundOf } from '@/lib/rounds/queries';

const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });

/** How far publishing a round is, for whoever may publish it: `{ "share": 0.4 }`, or null where this process does not do it. */
export async function GET(_: Request, { params }: { params: Promise<{ teamId: string; roundId: string }> }) {
  const { teamId, roundId } = await params;
  const claims = await readSession();
  if (!claims) return answer(401, { error: 'signed_out' });
  const access = await findTeamAccess(claims, teamId);
  if (!access) return answer(404, { error: 'not_found' });
  if (!can(access.role, 'round:close')) return answer(403, { error: 'not_allowed' });
  if (!(await isRoundOf(access, roundId))) return answer(404, { error: 'not_found' });
  return answer(200, { share: publishProgress(roundId) });
}
