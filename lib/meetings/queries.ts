import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { rounds, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { isId } from '@/lib/access/find-access';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import type { Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import type { MeetingRow } from '@/lib/publishing/meeting';
import { decisionsIn } from '@/lib/results/decisions';
import { outsideThreshold, thresholdFor } from '@/lib/results/viewer';
import { ofTeam } from '@/lib/rounds/round-input';
import { itemsMade, type MeetingItem, meetingOf, seenAt } from './read';
import type { WalkItem } from './walk';

/** An item in the room: what this person may see of it, why it is proposed, and what the team has made of it. */
export interface ItemInRoom extends WalkItem {
  seen: MeetingRow | undefined;
  made: MeetingItem;
}

/** A meeting that has begun, as one person sees it. */
export interface MeetingRoom {
  begunAt: Date;
  /** Whose screen leads; null where they are gone. */
  ledBy: { id: string; name: string } | null;
  itemId: string | null;
  endsAt: Date | null;
  pausedAt: Date | null;
  version: number;
  /** In the order in which the team talks about them. */
  items: readonly ItemInRoom[];
  /** Items that were declared not applicable before it began, and why. */
  decided: Awaited<ReturnType<typeof decisionsIn>>;
}

/** A round that a team may talk about. */
export interface RoundToMeet {
  id: string;
  name: string;
  mode: 'quick' | 'key' | 'full';
  format: 'anonymous' | 'named' | 'consensus';
  frozenAt: Date | null;
  closedAt: Date | null;
  model: Model;
  /** Anonymity threshold that holds for this person. */
  threshold: number;
  /** The one that holds for people outside the team. */
  outside: number;
  /** Null while it has not begun. */
  room: MeetingRoom | null;
}

const NOTHING_MADE: MeetingItem = {
  state: null,
  agreed: null,
  reason: '',
  note: '',
  owner: null,
  by: null,
  at: null,
};

async function roomOf(
  tx: Tenant,
  access: TeamAccess,
  roundId: string,
  threshold: number,
): Promise<MeetingRoom | null> {
  const found = await meetingOf(tx, access, roundId, { lock: false });
  if (!found) return null;
  const { meeting, walk } = found;
  const { begunAt, ledBy, itemId, endsAt, pausedAt, version, shown } = meeting;
  const seen = seenAt(shown, threshold);
  const made = await itemsMade(tx, access, roundId);
  const [leader] = ledBy
    ? await tx.select({ id: users.id, name: users.name }).from(users).where(eq(users.id, ledBy))
    : [];
  return {
    ...{ begunAt, itemId, endsAt, pausedAt, version },
    ledBy: leader ?? null,
    items: walk.map((item) => ({
      ...item,
      seen: seen.get(item.id),
      made: made.get(item.id) ?? NOTHING_MADE,
    })),
    decided: await decisionsIn(tx, { organizationId: access.organizationId, roundId }),
  };
}

/**
 * A round of the team and the meeting about it, as this person may see both; null where the team has no such round. Tells of the answers
 * only what the publication tells somebody of the same threshold (lib/publishing/meeting.ts).
 */
export async function getMeeting(access: TeamAccess, roundId: string): Promise<RoundToMeet | null> {
  if (!isId(roundId)) return null;
  return readOrganization(access, async (tx) => {
    const [round] = await tx
      .select({
        id: rounds.id,
        name: rounds.name,
        mode: rounds.mode,
        format: rounds.format,
        frozenAt: rounds.frozenAt,
        closedAt: rounds.closedAt,
        modelVersionId: rounds.modelVersionId,
        threshold: sql`${thresholdFor(access)}`.mapWith(Number),
        // Within another: drizzle leaves the tables out of a column's own expression where one table is selected from.
        outside: sql`${outsideThreshold}`.mapWith(Number),
      })
      .from(rounds)
      .where(ofTeam(access, roundId));
    if (!round) return null;
    const { modelVersionId, ...told } = round;
    return {
      ...told,
      model: await modelVersion(tx, modelVersionId),
      room: await roomOf(tx, access, roundId, round.threshold),
    };
  });
}
