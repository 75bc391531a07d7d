import { sql } from 'drizzle-orm';
import {
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, id, organizationId } from './columns';
import { teams } from './organizations';
import { users } from './people';
import { rounds } from './rounds';

/** A team's improvement plan; one is running at a time. */
export const plans = pgTable(
  'plans',
  {
    organizationId: organizationId(),
    id: id(),
    teamId: uuid('team_id').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    closedAt: at('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index('plans_of_team').on(t.organizationId, t.teamId),
    uniqueIndex('plans_one_running').on(t.organizationId, t.teamId).where(sql`closed_at is null`),
    foreignKey({
      columns: [t.organizationId, t.teamId],
      foreignColumns: [teams.organizationId, teams.id],
    }).onDelete('cascade'),
  ],
);

/** A step that the team decided to take: a practice, raised to a level. */
export const steps = pgTable(
  'steps',
  {
    organizationId: organizationId(),
    id: id(),
    planId: uuid('plan_id').notNull(),
    practiceId: text('practice_id').notNull(),
    /** The round whose result led here. */
    roundId: uuid('round_id').notNull(),
    /** The score of the practice in it; null once that round is gone for good (lib/jobs/purge.ts). */
    fromScore: doublePrecision('from_score'),
    targetLevel: smallint('target_level').notNull(),
    /** What was promised then; null where that index was not displayed, and once the round is gone for good. */
    gainOverall: doublePrecision('gain_overall'),
    gainPrinciple: doublePrecision('gain_principle'),
    effort: doublePrecision('effort').notNull(),
    ownerId: uuid('owner_id').references(() => users.id, { onDelete: 'set null' }),
    dueDate: date('due_date', { mode: 'string' }),
    /** Hours a month that the step is expected to free, 0–999 in half hours; null when nobody said. */
    hoursSaved: doublePrecision('hours_saved'),
    note: text('note').notNull().default(''),
    createdAt: at('created_at').notNull().defaultNow(),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    startedAt: at('started_at'),
    doneAt: at('done_at'),
    droppedAt: at('dropped_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex('steps_one_of_each')
      .on(t.organizationId, t.planId, t.practiceId, t.targetLevel)
      .where(sql`dropped_at is null`),
    index('steps_of_plan').on(t.organizationId, t.planId),
    index('steps_of_round').on(t.organizationId, t.roundId),
    index('steps_owner').on(t.ownerId),
    index('steps_created_by').on(t.createdBy),
    check('steps_target', sql`${t.targetLevel} between 1 and 4`),
    check(
      'steps_hours_saved',
      sql`${t.hoursSaved} between 0 and 999 and ${t.hoursSaved} * 2 = floor(${t.hoursSaved} * 2)`,
    ),
    foreignKey({
      columns: [t.organizationId, t.planId],
      foreignColumns: [plans.organizationId, plans.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.organizationId, t.roundId],
      foreignColumns: [rounds.organizationId, rounds.id],
    }).onDelete('cascade'),
  ],
);
