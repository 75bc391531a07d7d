import 'server-only';
import { and, isNotNull } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { rounds } from '@/db/schema';
import { compareRemaining } from '@/lib/rounds/comparisons';

/** Compares rounds anew where a process ended before it had done so: their teams have rounds that were deleted. */
export async function finishComparisons(): Promise<void> {
  const places = await systemDatabase()
    .selectDistinct({ organizationId: rounds.organizationId, teamId: rounds.teamId })
    .from(rounds)
    .where(and(isNotNull(rounds.removedAt), isNotNull(rounds.closedAt)));
  for (const team of places) await compareRemaining((work) => systemDatabase().transaction(work), team);
}
