import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import { jobs, rounds } from '@/db/schema';
import { allow } from '@/lib/access/allow';
import { changeTeam } from '@/lib/access/change-team';
import { isId } from '@/lib/access/find-access';
import { Refused } from '@/lib/access/refused';
import type { TeamAccess } from '@/lib/access/types';
import { enqueue } from '@/lib/jobs/enqueue';
import { record } from '@/lib/security-log/record';
import { ofTeam } from './round-input';

/** Hours before a round may be reminded of again. */
const HOURS = 20;

/**
 * Has everybody reminded who is asked in a round and has not finished, and says nothing of who that is, nor of how many: the worker
 * looks, and forgets. Throws `Refused`: 'unknown_round', 'answers_ended', 'nobody_to_remind' for a consensus, which one person writes
 * down, 'reminded_already' within 20 hours.
 */
export async function remindRound(access: TeamAccess, roundId: string): Promise<void> {
  allow(access, 'round:close');
  if (!isId(roundId)) throw new Refused('unknown_round');
  await changeTeam(access, 'round:close', async (tx) => {
    // Locked: of two who remind at once, one finds the other's.
    const [round] = await tx.select().from(rounds).where(ofTeam(access, roundId)).for('no key update');
    if (!round) throw new Refused('unknown_round');
    if (round.frozenAt) throw new Refused('answers_ended');
    if (round.format === 'consensus') throw new Refused('nobody_to_remind');
    const [before] = await tx
      .select({ id: jobs.id })
      .from(jobs)
      .where(
        and(
          eq(jobs.organizationId, access.organizationId),
          eq(jobs.roundId, roundId),
          eq(jobs.kind, 'reminder'),
          gt(jobs.createdAt, sql`now() - make_interval(hours => ${sql.raw(String(HOURS))})`),
        ),
      )
      .limit(1);
    if (before) throw new Refused('reminded_already');
    await enqueue(tx, access, { kind: 'reminder', teamId: access.teamId, roundId });
    await record(tx, access, 'reminders_sent', { team: access.team.name, round: round.name });
  });
}
