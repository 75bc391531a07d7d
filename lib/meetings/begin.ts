import 'server-only';
import { sql } from 'drizzle-orm';
import { meetings } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { holdTeam } from '@/lib/access/change-team';
import { Refused } from '@/lib/access/refused';
import type { TeamAccess } from '@/lib/access/types';
import { checkAnswersKey } from '@/lib/jobs/answers-key';
import { tellRound, tellTeam } from '@/lib/live/changed';
import { keepInsiders } from '@/lib/rounds/insiders';
import { keepDecisions } from '@/lib/rounds/not-applicable';
import { readToPublish, stateOf } from '@/lib/rounds/publication-input';
import { publishInBackground } from '@/lib/rounds/publish-thread';
import type { Round } from '@/lib/rounds/round-input';
import { runningRound } from '@/lib/rounds/running';
import type { NaDecision } from '@/lib/rounds/schema';
import { record } from '@/lib/security-log/record';
import { hasMeeting } from './has-meeting';

/** A round in which answering has ended, and that the person may lead the talk about. */
async function roundToMeet(tx: Tenant, access: TeamAccess, roundId: string, lock: boolean): Promise<Round> {
  await holdTeam(tx, access, 'round:close');
  const round = await runningRound(tx, access, roundId, { lock });
  if (!round.frozenAt) throw new Refused('answers_open');
  // What a team agrees on has no silent answers to show.
  if (round.format === 'consensus') throw new Refused('unknown_round');
  return round;
}

/** Nothing of an earlier round: a meeting tells of no change. */
async function readToMeet(tx: Tenant, round: Round, decisions: readonly NaDecision[]) {
  const { work, models } = await readToPublish(tx, round, decisions);
  const { state } = await stateOf(tx, round, null, [], { lock: false });
  return { work: { ...work, before: null }, models, state };
}

/**
 * Begins the meeting about a round whose answers are frozen. What does not apply is decided now, before anybody sees a number; then it is
 * worked out, once, what may be shown of each item, and written down who sees the round from inside. Nobody's answers can change any
 * more, nor can the decisions: what the meeting shows is what the publication will tell (docs/adr/0032). Throws `Refused`:
 * 'answers_open', 'round_closed', 'overtaken' where somebody else has begun it, 'decisions_open' unless exactly what there is to decide
 * is decided, 'unknown_round' for a consensus, 'not_allowed'.
 */
export async function beginMeeting(
  access: TeamAccess,
  roundId: string,
  decisions: readonly NaDecision[] = [],
): Promise<void> {
  allow(access, 'round:close');
  await checkAnswersKey();
  const { organizationId, userId } = access;
  const read = await inOrganization(access, async (tx) => {
    const round = await roundToMeet(tx, access, roundId, false);
    if (await hasMeeting(tx, round)) throw new Refused('overtaken');
    return readToMeet(tx, round, decisions);
  });
  const done = await publishInBackground(read.work, read.models);
  if (!done) throw new Refused('decisions_open');
  await inOrganization(access, async (tx) => {
    const round = await roundToMeet(tx, access, roundId, true);
    const { people, state } = await stateOf(tx, round, null, [], { lock: true });
    if (state !== read.state || (await hasMeeting(tx, round))) throw new Refused('overtaken');
    await keepDecisions(tx, round, decisions, { decidedBy: userId });
    await keepInsiders(tx, round, people, new Set(done.inside));
    await tx.insert(meetings).values({
      organizationId,
      roundId,
      begunBy: userId,
      ledBy: userId,
      shown: sql`${done.meeting}::jsonb`,
    });
    await tellTeam(tx, access);
    await tellRound(tx, access, roundId);
    await record(tx, access, 'meeting_begun', { team: access.team.name, round: round.name });
  });
}
