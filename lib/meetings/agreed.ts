import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { meetingItems } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { Level } from '@/lib/model/schema';

/** What a team agreed on for an item, and why: its own statement, beside the silent score and never in its place. */
export interface Agreed {
  value: Level;
  reason: string;
}

/** What was agreed on in the meetings about these rounds: by round, of those that had one, and by item. Names nobody. */
export type AgreedValues = ReadonlyMap<string, ReadonlyMap<string, Agreed>>;

/** What teams agreed on in the meetings about these rounds of an organization. */
export async function agreedIn(
  tx: Tenant,
  organizationId: string,
  roundIds: readonly string[],
): Promise<AgreedValues> {
  if (roundIds.length === 0) return new Map();
  const rows = await tx
    .select({
      roundId: meetingItems.roundId,
      itemId: meetingItems.itemId,
      value: meetingItems.agreed,
      reason: meetingItems.reason,
    })
    .from(meetingItems)
    .where(
      and(eq(meetingItems.organizationId, organizationId), inArray(meetingItems.roundId, [...roundIds])),
    );
  const found = new Map<string, Map<string, Agreed>>();
  for (const { roundId, itemId, value, reason } of rows) {
    const own = found.get(roundId) ?? new Map<string, Agreed>();
    if (value !== null) own.set(itemId, { value: value as Level, reason });
    found.set(roundId, own);
  }
  return found;
}
