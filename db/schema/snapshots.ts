import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { organizationId } from './columns';
import { teams } from './organizations';
import { rounds } from './rounds';

/**
 * What release 0.1.0 wrote of a closed round. Publishing it anew reads the words from here and then removes its rows; the
 * table goes with the release after.
 */
export const scoreSnapshots = pgTable(
  'score_snapshots',
  {
    organizationId: organizationId(),
    roundId: uuid('round_id').notNull(),
    teamId: uuid('team_id').notNull(),
    scope: text('scope', { enum: ['practice', 'principle', 'framework', 'overall'] }).notNull(),
    scopeId: text('scope_id').notNull(),
    status: text('status', {
      enum: ['ok', 'consensus', 'insufficient', 'unknown', 'not_applicable'],
    }).notNull(),
    score: doublePrecision('score'),
    lo95: doublePrecision('lo95'),
    hi95: doublePrecision('hi95'),
    lo80: doublePrecision('lo80'),
    hi80: doublePrecision('hi80'),
    se: doublePrecision('se'),
    level: smallint('level'),
    levelLo: smallint('level_lo'),
    levelHi: smallint('level_hi'),
    n: integer('n').notNull(),
    answers: integer('answers').notNull(),
    dontKnow: integer('dont_know').notNull(),
    notApplicable: integer('not_applicable').notNull(),
    skipped: integer('skipped').notNull(),
    effectiveN: doublePrecision('effective_n').notNull(),
    coverage: doublePrecision('coverage').notNull(),
    median: doublePrecision('median'),
    ad: doublePrecision('ad'),
    agreement: text('agreement', { enum: ['aligned', 'some_spread', 'split'] }),
    polarised: boolean('polarised').notNull(),
    naProposed: boolean('na_proposed').notNull(),
    weakest: text('weakest'),
    /** Highest anonymity threshold at which this row may be shown, remainder rule included (scoring reference 3.11). */
    shownUpTo: integer('shown_up_to').notNull(),
    countsShownUpTo: integer('counts_shown_up_to').notNull(),
    /** The same for the change, which tells of both rounds. */
    changeShownUpTo: integer('change_shown_up_to').notNull(),
    /** Change against the team's round before this one; null where there was none. */
    verdict: text('verdict', {
      enum: ['improved', 'declined', 'possible', 'no_detectable_change', 'not_comparable'],
    }),
    delta: doublePrecision('delta'),
    deltaLo: doublePrecision('delta_lo'),
    deltaHi: doublePrecision('delta_hi'),
    deltaP: doublePrecision('delta_p'),
    deltaMethod: text('delta_method', { enum: ['linked', 'unlinked'] }),
    teamChanged: boolean('team_changed').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.roundId, t.scope, t.scopeId] }),
    index('score_snapshots_of_team').on(t.organizationId, t.teamId, t.scope, t.scopeId),
    foreignKey({
      columns: [t.organizationId, t.roundId],
      foreignColumns: [rounds.organizationId, rounds.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.organizationId, t.teamId],
      foreignColumns: [teams.organizationId, teams.id],
    }).onDelete('cascade'),
  ],
);
