import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, organizationId } from './columns';
import { teams } from './organizations';
import { users } from './people';

/** That a team's rounds open by themselves, with the settings of the one that it began with. A team has one schedule. */
export const roundSchedules = pgTable(
  'round_schedules',
  {
    organizationId: organizationId(),
    teamId: uuid('team_id').notNull(),
    every: text('every', { enum: ['month', 'quarter', 'half_year'] }).notNull(),
    /** Day of the round that it began with: its day of the month is that of all, where the month has it. */
    startedOn: date('started_on').notNull(),
    /** Day on which the next round opens, where the organization is. */
    nextOn: date('next_on').notNull(),
    mode: text('mode', { enum: ['quick', 'key', 'full'] }).notNull(),
    format: text('format', { enum: ['anonymous', 'consensus'] }).notNull(),
    limited: boolean('limited').notNull(),
    /** Frameworks asked; null: those that the team is scored on when a round opens. */
    scope: text('scope', { enum: ['DEV', 'DAT', 'MLO'] }).array(),
    /** The model as the form chose it: an own version or 'built-in'; null: what the organization chose for new rounds. */
    model: text('model'),
    /** Days from the opening of a round to its last day; null where it names none. */
    lastsDays: smallint('lasts_days'),
    endsItself: boolean('ends_itself').notNull(),
    /** Who set it up; rounds open in their name. */
    setBy: uuid('set_by').references(() => users.id, { onDelete: 'set null' }),
    setAt: at('set_at').notNull().defaultNow(),
    /** Why no round opened when its day came; null while it goes on. */
    paused: text('paused', { enum: ['nobody_leads', 'round_open', 'nobody_asked', 'asks_nothing'] }),
    pausedAt: at('paused_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.teamId] }),
    index('round_schedules_due').on(t.nextOn).where(sql`paused is null`),
    index('round_schedules_set_by').on(t.setBy),
    check('round_schedules_lasts', sql`${t.lastsDays} between 0 and 366`),
    check('round_schedules_ends_itself', sql`${t.lastsDays} is not null or not ${t.endsItself}`),
    check('round_schedules_paused', sql`(${t.paused} is null) = (${t.pausedAt} is null)`),
    foreignKey({
      columns: [t.organizationId, t.teamId],
      foreignColumns: [teams.organizationId, teams.id],
    }).onDelete('cascade'),
  ],
);
