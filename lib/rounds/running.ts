import 'server-only';
import { rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { isId } from '@/lib/access/find-access';
import { Refused } from '@/lib/access/refused';
import type { TeamAccess } from '@/lib/access/types';
import { ofTeam, type Round } from './round-input';

/** A round of the team that is not published. Throws `Refused`: 'unknown_round' or 'round_closed'. */
export async function runningRound(
  tx: Tenant,
  access: TeamAccess,
  roundId: string,
  { lock }: { lock: boolean },
): Promise<Round> {
  if (!isId(roundId)) throw new Refused('unknown_round');
  const found = tx.select().from(rounds).where(ofTeam(access, roundId));
  const [round] = await (lock ? found.for('update') : found);
  if (!round) throw new Refused('unknown_round');
  if (round.closedAt) throw new Refused('round_closed');
  return round;
}
