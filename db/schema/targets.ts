import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, id, organizationId } from './columns';
import { organizations, teams } from './organizations';
import { users } from './people';

/**
 * Levels to be reached, by a day where one is set: of a team, or of all teams that have none of their own. That of a
 * principle goes before that of its framework, and that before the overall one; without any it is 3.
 */
export const targets = pgTable(
  'targets',
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: 'cascade' }),
    id: id(),
    /** Null: of all teams. */
    teamId: uuid('team_id'),
    scope: text('scope', { enum: ['principle', 'framework', 'overall'] }).notNull(),
    scopeId: text('scope_id').notNull(),
    level: smallint('level').notNull(),
    dueDate: date('due_date', { mode: 'string' }),
    setBy: uuid('set_by').references(() => users.id, { onDelete: 'set null' }),
    setAt: at('set_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique('targets_one_of_each').on(t.organizationId, t.teamId, t.scope, t.scopeId).nullsNotDistinct(),
    index('targets_set_by').on(t.setBy),
    check('targets_level', sql`${t.level} between 1 and 4`),
    foreignKey({
      columns: [t.organizationId, t.teamId],
      foreignColumns: [teams.organizationId, teams.id],
    }).onDelete('cascade'),
  ],
);
