import 'server-only';
import { and, eq } from 'drizzle-orm';
import { respondents, rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { progressCounts, progressFrom, type RoundProgress } from './stepped';

/** How far a running round is, as everybody may be told. */
export async function progressOf(
  tx: Tenant,
  { organizationId, roundId }: { organizationId: string; roundId: string },
): Promise<RoundProgress> {
  const [counts] = await tx
    .select(progressCounts())
    .from(rounds)
    .leftJoin(
      respondents,
      and(eq(respondents.organizationId, rounds.organizationId), eq(respondents.roundId, rounds.id)),
    )
    .where(and(eq(rounds.organizationId, organizationId), eq(rounds.id, roundId)))
    .groupBy(rounds.organizationId, rounds.id);
  if (!counts) throw new Error('A round that somebody answers is there.');
  return progressFrom(counts);
}
