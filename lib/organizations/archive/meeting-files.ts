import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { meetingItems, meetings, rounds, teams } from '@/db/schema';
import { type TableFile, wholeTable } from './file';
import { itsTeam, presentRounds } from './present-rounds';

/** Meetings and what teams agreed on in them. What they were shown of the answers is in the results once it is published. */
export const MEETING_FILES: readonly TableFile[] = [
  wholeTable('meetings.csv', ['meetings'], ['round_id', 'begun_at', 'begun_by', 'led_by'], (tx, access) =>
    tx
      .select({
        round_id: meetings.roundId,
        begun_at: meetings.begunAt,
        begun_by: meetings.begunBy,
        led_by: meetings.ledBy,
      })
      .from(meetings)
      .innerJoin(
        rounds,
        and(eq(rounds.organizationId, meetings.organizationId), eq(rounds.id, meetings.roundId)),
      )
      .innerJoin(teams, itsTeam)
      .where(and(eq(meetings.organizationId, access.organizationId), presentRounds(access)))
      .orderBy(asc(meetings.begunAt)),
  ),
  wholeTable(
    'agreed.csv',
    ['meeting_items'],
    ['round_id', 'item_id', 'state', 'agreed', 'reason', 'note', 'owner_id', 'agreed_by', 'agreed_at'],
    (tx, access) =>
      tx
        .select({
          round_id: meetingItems.roundId,
          item_id: meetingItems.itemId,
          state: meetingItems.state,
          agreed: meetingItems.agreed,
          reason: meetingItems.reason,
          note: meetingItems.note,
          owner_id: meetingItems.ownerId,
          agreed_by: meetingItems.agreedBy,
          agreed_at: meetingItems.agreedAt,
        })
        .from(meetingItems)
        .innerJoin(
          rounds,
          and(eq(rounds.organizationId, meetingItems.organizationId), eq(rounds.id, meetingItems.roundId)),
        )
        .innerJoin(teams, itsTeam)
        .where(and(eq(meetingItems.organizationId, access.organizationId), presentRounds(access)))
        .orderBy(asc(meetingItems.roundId), asc(meetingItems.itemId)),
  ),
];
