import 'server-only';
import { Refused } from '@/lib/access/refused';
import type { TeamAccess } from '@/lib/access/types';
import { endAnswering, publishRound } from './commands';
import type { NaDecision } from './schema';

/** Ends answering, unless that has been done, and publishes at once, which people do in two steps. */
export async function closeRound(
  access: TeamAccess,
  roundId: string,
  decisions: readonly NaDecision[] = [],
): Promise<void> {
  await endAnswering(access, roundId).catch((error) => {
    if (!(error instanceof Refused) || error.reason !== 'answers_ended') throw error;
  });
  await publishRound(access, roundId, decisions);
}
