import {
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, id, organizationId } from './columns';
import { organizations } from './organizations';
import { users } from './people';

/** Filters of the organization's pages under a name, for everybody in the organization. */
export const savedViews = pgTable(
  'saved_views',
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: 'cascade' }),
    id: id(),
    name: text('name').notNull(),
    /** Which question its page answers: 'where' or 'moved'. */
    page: text('page').notNull(),
    /** As in the address, without the question mark. */
    query: text('query').notNull(),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique('saved_views_name').on(t.organizationId, t.name),
    index('saved_views_created_by').on(t.createdBy),
  ],
);

/**
 * Means over teams that are too small to be shown alone, of a quarter that is over: made once, because with other teams in it
 * a mean gives away the difference (methods reference, a).
 */
export const smallTeamMeans = pgTable(
  'small_team_means',
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: 'cascade' }),
    /** First day of the quarter, `YYYY-MM-DD`. */
    quarter: text('quarter').notNull(),
    /** Rounds that ask principles and rounds that ask practices are never in one mean. */
    kind: text('kind', { enum: ['quick', 'practices'] }).notNull(),
    /** Overall or a framework. */
    scopeId: text('scope_id').notNull(),
    /** The threshold that the teams are below, and that the mean holds for. */
    threshold: integer('threshold').notNull(),
    /** Null where these teams may not be told of, either. */
    mean: doublePrecision('mean'),
    teams: integer('teams'),
    people: integer('people'),
    /** The rounds in it. */
    roundIds: uuid('round_ids').array().notNull(),
    madeAt: at('made_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.quarter, t.kind, t.scopeId] })],
);
