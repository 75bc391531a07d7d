import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { meetingItems, meetings, teamMembers } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { holdTeam } from '@/lib/access/change-team';
import { Refused } from '@/lib/access/refused';
import type { TeamAccess } from '@/lib/access/types';
import { demandSeen } from '@/lib/changed-meanwhile';
import { tellRound } from '@/lib/live/changed';
import { runningRound } from '@/lib/rounds/running';
import { meetingIs } from './has-meeting';
import { placeAfter } from './move';
import { itemsMade, meetingOf } from './read';
import type { MeetingItemForm, MoveMeetingForm } from './schema';

/** Changes a meeting in one transaction, and tells the screens that follow it; other pages of the team show nothing of it. */
const changeMeeting = (access: TeamAccess, roundId: string, work: (tx: Tenant) => Promise<void>) =>
  inOrganization(access, async (tx) => {
    await holdTeam(tx, access, 'round:close');
    await work(tx);
    await tellRound(tx, access, roundId);
  });

/** The meeting about a round that is not published yet, held until the transaction ends. */
async function runningMeeting(tx: Tenant, access: TeamAccess, roundId: string) {
  await runningRound(tx, access, roundId, { lock: false });
  const found = await meetingOf(tx, access, roundId, { lock: true });
  if (!found) throw new Refused('unknown_round');
  return found;
}

/** Puts values into an item's row, which may not be there yet. */
async function keepItem(
  tx: Tenant,
  { organizationId }: TeamAccess,
  roundId: string,
  itemId: string,
  values: Partial<typeof meetingItems.$inferInsert>,
): Promise<void> {
  await tx
    .insert(meetingItems)
    .values({ organizationId, roundId, itemId, ...values })
    .onConflictDoUpdate({
      target: [meetingItems.organizationId, meetingItems.roundId, meetingItems.itemId],
      set: values,
    });
}

/**
 * Leads a meeting on: to another item, to its list, into a pause and out of it, or into other hands. Throws `Refused`: 'overtaken' where
 * somebody else has moved it since the screen was drawn, 'round_closed' once the round is published, 'unknown_round', 'not_allowed'.
 */
export async function moveMeeting(
  access: TeamAccess,
  roundId: string,
  { version, move }: MoveMeetingForm,
): Promise<void> {
  allow(access, 'round:close');
  await changeMeeting(access, roundId, async (tx) => {
    const { meeting, walk } = await runningMeeting(tx, access, roundId);
    if (meeting.version !== version) throw new Refused('overtaken');
    const own = meetingIs({ organizationId: access.organizationId, id: roundId });
    const next = { version: sql`${meetings.version} + 1` };
    if (move === 'lead') {
      await tx
        .update(meetings)
        .set({ ledBy: access.userId, ...next })
        .where(own);
      return;
    }
    const way = walk.map(({ id }) => id);
    if (typeof move === 'object' && !way.includes(move.to)) throw new Refused('unknown_practice');
    const made = await itemsMade(tx, access, roundId);
    const open = new Set(way.filter((id) => !made.get(id)?.state));
    const { place, left } = placeAfter(meeting, move, {
      way,
      open,
      now: new Date(),
    });
    const { itemId } = meeting;
    // Whoever skips something that was talked about has still talked about it.
    if (itemId && left && made.get(itemId)?.state !== 'discussed')
      await keepItem(tx, access, roundId, itemId, { state: left });
    await tx
      .update(meetings)
      .set({ ...place, ...next })
      .where(own);
  });
}

/** Whether somebody is in the team now, as who looks after something has to be. */
async function isInTeamNow(
  tx: Tenant,
  { organizationId, teamId }: TeamAccess,
  userId: string,
): Promise<boolean> {
  const member = await tx
    .select({ userId: teamMembers.userId })
    .from(teamMembers)
    .where(
      and(
        eq(teamMembers.organizationId, organizationId),
        eq(teamMembers.teamId, teamId),
        eq(teamMembers.userId, userId),
        isNull(teamMembers.leftAt),
      ),
    );
  return member.length > 0;
}

type ItemChanges = Partial<Omit<MeetingItemForm, 'itemId'>>;

/**
 * Writes down what the team makes of an item: the value it agrees on, with the reason, a note, and who looks after it; those that are
 * given. The silent score stays as it is. Throws `Refused`: 'agreed_needs_reason', 'not_a_member', 'unknown_practice' for what the
 * meeting is not about, and as `moveMeeting`; `ChangedMeanwhile` where something else is stored than was `seen`.
 */
export async function writeDownItem(
  access: TeamAccess,
  roundId: string,
  { itemId, ...changes }: ItemChanges & { itemId: string },
  seen: ItemChanges = {},
): Promise<void> {
  allow(access, 'round:close');
  await changeMeeting(access, roundId, async (tx) => {
    const { walk } = await runningMeeting(tx, access, roundId);
    if (!walk.some(({ id }) => id === itemId)) throw new Refused('unknown_practice');
    if (Object.keys(changes).length === 0) return;
    const made = (await itemsMade(tx, access, roundId)).get(itemId);
    const owner = made?.owner?.id ?? null;
    const now = {
      agreed: made?.agreed ?? null,
      reason: made?.reason ?? '',
      note: made?.note ?? '',
      // Somebody who left is not among those a form offers: it was drawn with nobody.
      ownerId: owner && (await isInTeamNow(tx, access, owner)) ? owner : null,
    };
    demandSeen<ItemChanges>(now, changes, seen);
    const { agreed, reason } = { ...now, ...changes };
    if (agreed !== null && reason === '') throw new Refused('agreed_needs_reason', 'reason');
    if (changes.ownerId && !(await isInTeamNow(tx, access, changes.ownerId)))
      throw new Refused('not_a_member', 'ownerId');
    const decided = agreed !== now.agreed || reason !== now.reason;
    await keepItem(tx, access, roundId, itemId, {
      ...changes,
      ...(decided && { agreedBy: access.userId, agreedAt: new Date() }),
      ...(agreed !== null && { state: 'discussed' as const }),
    });
  });
}
