import 'server-only';
import { and, eq } from 'drizzle-orm';
import { naDecisions, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';

/** Why an item of a round does not apply to the team, who decided it and when. */
export interface Decision {
  reason: string;
  /** Null when the person is not here any more. */
  by: string | null;
  at: Date;
}

interface OfRound {
  organizationId: string;
  roundId: string;
}

/** What was decided when a round was closed, by item id. */
export async function decisionsIn(
  tx: Tenant,
  { organizationId, roundId }: OfRound,
): Promise<ReadonlyMap<string, Decision>> {
  const rows = await tx
    .select({
      itemId: naDecisions.itemId,
      reason: naDecisions.reason,
      by: users.name,
      at: naDecisions.decidedAt,
    })
    .from(naDecisions)
    .leftJoin(users, eq(users.id, naDecisions.decidedBy))
    .where(and(eq(naDecisions.organizationId, organizationId), eq(naDecisions.roundId, roundId)));
  return new Map(rows.map(({ itemId, ...decision }) => [itemId, decision]));
}
