import 'server-only';
import { and, eq } from 'drizzle-orm';
import { meetings } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';

/** One row of a meeting. */
export const meetingIs = ({ organizationId, id }: { organizationId: string; id: string }) =>
  and(eq(meetings.organizationId, organizationId), eq(meetings.roundId, id));

/** Whether the team has begun to talk about the answers of a round, so that numbers were shown of them. */
export async function hasMeeting(
  tx: Tenant,
  round: { organizationId: string; id: string },
): Promise<boolean> {
  const found = await tx.select({ roundId: meetings.roundId }).from(meetings).where(meetingIs(round));
  return found.length > 0;
}
