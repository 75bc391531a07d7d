import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { markWhoCounts } from './insiders';
import { forgetWhoLeft } from './respondents';
import type { Round } from './round-input';
import { forgetTakenBack } from './taken-back';

/** The clock of the database, to the millisecond: all processes that share it order rounds by it. */
export const NOW = sql`date_trunc('milliseconds', clock_timestamp())`;

/**
 * Ends answering in a round that takes answers, and that the transaction has locked, so that saving waits for it.
 * @param by who ended it; null where its day was over
 */
export async function freeze(tx: Tenant, round: Round, by: string | null): Promise<void> {
  await forgetTakenBack(tx, round);
  await forgetWhoLeft(tx, round);
  await markWhoCounts(tx, round);
  await tx
    .update(rounds)
    .set({ frozenAt: NOW, frozenBy: by })
    .where(and(eq(rounds.organizationId, round.organizationId), eq(rounds.id, round.id)));
}
