import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  type PgColumn,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, organizationId } from './columns';
import { rounds } from './rounds';

const scope = () => text('scope', { enum: ['practice', 'principle', 'framework', 'overall'] }).notNull();

interface OfRound {
  organizationId: PgColumn;
  roundId: PgColumn;
}

/** What is published of a round goes with it. */
const ofRound = (t: OfRound) =>
  foreignKey({
    columns: [t.organizationId, t.roundId],
    foreignColumns: [rounds.organizationId, rounds.id],
  }).onDelete('cascade');

/**
 * The rows of a published round, each in as many versions as there are ways to see it: a viewer of anonymity threshold k
 * sees, of each scope, the version with the smallest `up_to` of k or more. All that pages and files read; nothing stands
 * here that no viewer may see.
 */
export const publishedRows = pgTable(
  'published_rows',
  {
    organizationId: organizationId(),
    roundId: uuid('round_id').notNull(),
    scope: scope(),
    scopeId: text('scope_id').notNull(),
    upTo: integer('up_to').notNull(),
    status: text('status', {
      enum: ['ok', 'consensus', 'insufficient', 'unknown', 'not_applicable', 'hidden'],
    }).notNull(),
    score: doublePrecision('score'),
    lo95: doublePrecision('lo95'),
    hi95: doublePrecision('hi95'),
    margin: doublePrecision('margin'),
    level: smallint('level'),
    levelLo: smallint('level_lo'),
    levelHi: smallint('level_hi'),
    n: integer('n'),
    dontKnow: integer('dont_know'),
    coverage: doublePrecision('coverage'),
    median: doublePrecision('median'),
    ad: doublePrecision('ad'),
    agreement: text('agreement', { enum: ['aligned', 'some_spread', 'split'] }),
    polarised: boolean('polarised').notNull(),
    weakest: text('weakest'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.roundId, t.scope, t.scopeId, t.upTo] }),
    // What tells of all teams reads these of thousands of rounds, and nothing else of them.
    index('published_rows_heads')
      .on(t.organizationId, t.roundId, t.scope, t.scopeId, t.upTo, t.score, t.level)
      .where(sql`scope in ('overall', 'framework')`),
    ofRound(t),
  ],
);

/**
 * Which rounds a published round was compared with, one after the other: first with the one before, then, where that was
 * deleted, with the one before that. In force is the first whose round is still there (`rounds.compared_with`), so what is
 * taken back can come back as it was.
 */
export const roundComparisons = pgTable(
  'round_comparisons',
  {
    organizationId: organizationId(),
    roundId: uuid('round_id').notNull(),
    comparedWith: uuid('compared_with').notNull(),
    /** As in `rounds`. */
    notComparable: text('not_comparable', {
      enum: ['kind', 'format', 'model', 'version', 'weighting', 'scope', 'weight', 'unscored'],
    }),
    madeAt: at('made_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.roundId, t.comparedWith] }),
    index('round_comparisons_with').on(t.organizationId, t.comparedWith),
    ofRound(t),
    foreignKey({
      columns: [t.organizationId, t.comparedWith],
      foreignColumns: [rounds.organizationId, rounds.id],
    }).onDelete('cascade'),
  ],
);

/** The changes of a published round against those it was compared with, in versions like its rows. */
export const publishedChanges = pgTable(
  'published_changes',
  {
    organizationId: organizationId(),
    roundId: uuid('round_id').notNull(),
    comparedWith: uuid('compared_with').notNull(),
    scope: scope(),
    scopeId: text('scope_id').notNull(),
    upTo: integer('up_to').notNull(),
    /** Null where the change may not be shown. */
    verdict: text('verdict', {
      enum: ['improved', 'declined', 'possible', 'no_detectable_change', 'not_comparable'],
    }),
    reason: text('reason', {
      enum: ['kind', 'format', 'model', 'version', 'weighting', 'scope', 'weight', 'unscored'],
    }),
    delta: doublePrecision('delta'),
    lo: doublePrecision('lo'),
    hi: doublePrecision('hi'),
    margin: doublePrecision('margin'),
    linked: boolean('linked').notNull(),
    over: integer('over_items').notNull(),
    of: integer('of_items').notNull(),
    strongest: text('strongest', { enum: ['certain', 'possible', 'none'] }),
    named: boolean('named').notNull(),
    teamChanged: boolean('team_changed').notNull(),
    /** What the change is made of, in points, and over how many items; null together. */
    partItems: doublePrecision('part_items'),
    partLeavers: doublePrecision('part_leavers'),
    partJoiners: doublePrecision('part_joiners'),
    partStayers: doublePrecision('part_stayers'),
    partsOver: integer('parts_over'),
    partsOf: integer('parts_of'),
  },
  (t) => [
    primaryKey({
      name: 'published_changes_pk',
      columns: [t.organizationId, t.roundId, t.comparedWith, t.scope, t.scopeId, t.upTo],
    }),
    foreignKey({
      name: 'published_changes_comparison_fk',
      columns: [t.organizationId, t.roundId, t.comparedWith],
      foreignColumns: [
        roundComparisons.organizationId,
        roundComparisons.roundId,
        roundComparisons.comparedWith,
      ],
    }).onDelete('cascade'),
  ],
);

/** Every sum that was published of a round, so that no later round can publish what would give single answers away. */
export const roundLedgers = pgTable(
  'round_ledgers',
  {
    organizationId: organizationId(),
    roundId: uuid('round_id').notNull(),
    /** See lib/publishing/stored-ledger.ts. */
    ledger: jsonb('ledger').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.roundId] }), ofRound(t)],
);

/** What publishing works out of a row and of a change; the round is known beside it. */
export type PublishedRowValues = Omit<typeof publishedRows.$inferInsert, keyof OfRound>;
export type PublishedChangeValues = Omit<
  typeof publishedChanges.$inferInsert,
  keyof OfRound | 'comparedWith'
>;
