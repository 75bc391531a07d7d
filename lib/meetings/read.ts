import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { meetingItems, meetings, rounds, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { TeamAccess } from '@/lib/access/types';
import type { Level, Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import type { MeetingRow } from '@/lib/publishing/meeting';
import { versionsAt } from '@/lib/publishing/publish';
import { outsideThreshold } from '@/lib/results/viewer';
import { ofTeam } from '@/lib/rounds/round-input';
import { itemsOf } from '@/lib/scoring/routing';
import { type WalkItem, walkThrough } from './walk';

/** What was made of an item. */
export interface MeetingItem {
  state: 'discussed' | 'skipped' | null;
  agreed: Level | null;
  reason: string;
  note: string;
  owner: { id: string; name: string } | null;
  /** Who wrote down what was agreed; null where nothing is, or they are gone. */
  by: string | null;
  at: Date | null;
}

const byItem = (rows: readonly MeetingRow[]) => new Map(rows.map((row) => [row.id, row]));

/** What a viewer of a threshold sees of the items of a meeting. */
export const seenAt = (shown: readonly MeetingRow[], threshold: number): Map<string, MeetingRow> =>
  byItem(versionsAt(shown, threshold));

/**
 * The way through the items of a meeting: the same for everybody, so it is made of what people outside the team see, who see least.
 * @param outside their threshold now
 */
export function walkOf(
  model: Model,
  { mode, scope }: Pick<typeof rounds.$inferSelect, 'mode' | 'scope'>,
  shown: readonly MeetingRow[],
  outside: number,
): WalkItem[] {
  const seen = seenAt(shown, outside);
  return walkThrough(itemsOf(model, mode, scope).map(({ id, key }) => ({ id, key, seen: seen.get(id) })));
}

/** A meeting as it stands, with the way through it; null where there is none. */
export async function meetingOf(
  tx: Tenant,
  access: TeamAccess,
  roundId: string,
  { lock }: { lock: boolean },
) {
  const found = tx
    .select({
      meeting: meetings,
      mode: rounds.mode,
      scope: rounds.scope,
      modelVersionId: rounds.modelVersionId,
      // Within another: drizzle leaves the tables out of a column's own expression where one table is selected from.
      outside: sql`${outsideThreshold}`.mapWith(Number),
    })
    .from(rounds)
    .innerJoin(
      meetings,
      and(eq(meetings.organizationId, rounds.organizationId), eq(meetings.roundId, rounds.id)),
    )
    .where(ofTeam(access, roundId));
  const [row] = await (lock ? found.for('update', { of: meetings }) : found);
  if (!row) return null;
  const { outside, ...round } = row;
  // Written by `beginMeeting`, and by nothing else.
  const meeting = { ...row.meeting, shown: row.meeting.shown as MeetingRow[] };
  const model = await modelVersion(tx, round.modelVersionId);
  return { meeting, model, walk: walkOf(model, round, meeting.shown, outside) };
}

/** What was made of the items of a meeting, by item. */
export async function itemsMade(
  tx: Tenant,
  { organizationId }: { organizationId: string },
  roundId: string,
): Promise<Map<string, MeetingItem>> {
  const owner = alias(users, 'owner');
  const rows = await tx
    .select({
      itemId: meetingItems.itemId,
      state: meetingItems.state,
      agreed: meetingItems.agreed,
      reason: meetingItems.reason,
      note: meetingItems.note,
      ownerId: meetingItems.ownerId,
      ownerName: owner.name,
      by: users.name,
      at: meetingItems.agreedAt,
    })
    .from(meetingItems)
    .leftJoin(owner, eq(owner.id, meetingItems.ownerId))
    .leftJoin(users, eq(users.id, meetingItems.agreedBy))
    .where(and(eq(meetingItems.organizationId, organizationId), eq(meetingItems.roundId, roundId)))
    .orderBy(asc(meetingItems.itemId));
  return new Map(
    rows.map(({ itemId, ownerId, ownerName, agreed, ...made }) => [
      itemId,
      {
        ...made,
        agreed: agreed as Level | null,
        owner: ownerId && ownerName !== null ? { id: ownerId, name: ownerName } : null,
      },
    ]),
  );
}
