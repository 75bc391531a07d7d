import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, organizationId } from './columns';
import { users } from './people';
import { rounds } from './rounds';

/**
 * The meeting in which a team talks about its answers, between the end of answering and the publication. It begins once: what is in the
 * score is decided by then, and what may be shown of each item is worked out and kept here (docs/adr/0032).
 */
export const meetings = pgTable(
  'meetings',
  {
    organizationId: organizationId(),
    roundId: uuid('round_id').notNull(),
    begunAt: at('begun_at').notNull().defaultNow(),
    begunBy: uuid('begun_by').references(() => users.id, { onDelete: 'set null' }),
    /** Whose screen leads; anybody who may publish the round can take over. */
    ledBy: uuid('led_by').references(() => users.id, { onDelete: 'set null' }),
    /** The item that is talked about; null while the list is shown. */
    itemId: text('item_id'),
    /** When the time for this item is over. */
    endsAt: at('ends_at'),
    /** Since when the meeting rests; its time stands still. */
    pausedAt: at('paused_at'),
    /** Counts the moves: one that was made from an older screen is refused. */
    version: integer('version').notNull().default(0),
    /** What may be shown of the items (lib/publishing/meeting.ts), in versions like published rows: what the publication tells of them. */
    shown: jsonb('shown').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.roundId] }),
    index('meetings_begun_by').on(t.begunBy),
    index('meetings_led_by').on(t.ledBy),
    foreignKey({
      columns: [t.organizationId, t.roundId],
      foreignColumns: [rounds.organizationId, rounds.id],
    }).onDelete('cascade'),
  ],
);

/**
 * What a meeting made of an item: a statement of the team, and no answer of anybody. What it agreed on stands beside the silent score
 * and never takes its place.
 */
export const meetingItems = pgTable(
  'meeting_items',
  {
    organizationId: organizationId(),
    roundId: uuid('round_id').notNull(),
    itemId: text('item_id').notNull(),
    /** Null while nobody has come by. */
    state: text('state', { enum: ['discussed', 'skipped'] }),
    agreed: smallint('agreed'),
    reason: text('reason').notNull().default(''),
    note: text('note').notNull().default(''),
    /** Who looks after it: finds out what most do not know, for example. */
    ownerId: uuid('owner_id').references(() => users.id, { onDelete: 'set null' }),
    /** Who wrote down what was agreed, and when. */
    agreedBy: uuid('agreed_by').references(() => users.id, { onDelete: 'set null' }),
    agreedAt: at('agreed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.roundId, t.itemId] }),
    index('meeting_items_owner').on(t.ownerId),
    index('meeting_items_agreed_by').on(t.agreedBy),
    check('meeting_items_agreed', sql`${t.agreed} between 0 and 4`),
    check('meeting_items_reason', sql`${t.agreed} is null or ${t.reason} <> ''`),
    foreignKey({
      name: 'meeting_items_meeting_fk',
      columns: [t.organizationId, t.roundId],
      foreignColumns: [meetings.organizationId, meetings.roundId],
    }).onDelete('cascade'),
  ],
);
