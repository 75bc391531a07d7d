import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { ROLE_IDS } from '@/lib/model/schema';
import { at, id, organizationId } from './columns';
import { modelVersions } from './models';
import { teams } from './organizations';
import { users } from './people';

export const rounds = pgTable(
  'rounds',
  {
    organizationId: organizationId(),
    id: id(),
    teamId: uuid('team_id').notNull(),
    name: text('name').notNull(),
    mode: text('mode', { enum: ['quick', 'key', 'full'] }).notNull(),
    format: text('format', { enum: ['anonymous', 'named', 'consensus'] }).notNull(),
    weighting: text('weighting', { enum: ['equal', 'raci'] })
      .notNull()
      .default('equal'),
    /** Frameworks asked, as the team had them in scope when the round opened. */
    scope: text('scope', { enum: ['DEV', 'DAT', 'MLO'] })
      .array()
      .notNull(),
    modelVersionId: uuid('model_version_id')
      .notNull()
      .references(() => modelVersions.id),
    /** The organization's anonymity threshold when the round opened: what was promised to the people asked. */
    outsideThreshold: integer('outside_threshold').notNull().default(5),
    openedAt: at('opened_at').notNull().defaultNow(),
    openedBy: uuid('opened_by').references(() => users.id, { onDelete: 'set null' }),
    closedAt: at('closed_at'),
    closedBy: uuid('closed_by').references(() => users.id, { onDelete: 'set null' }),
    /** People asked and people who answered something; written when the round closes. */
    invited: integer('invited'),
    responded: integer('responded'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index('rounds_id').on(t.id),
    uniqueIndex('rounds_one_open').on(t.organizationId, t.teamId).where(sql`closed_at is null`),
    index('rounds_of_team').on(t.organizationId, t.teamId, t.openedAt),
    foreignKey({
      columns: [t.organizationId, t.teamId],
      foreignColumns: [teams.organizationId, teams.id],
    }).onDelete('cascade'),
  ],
);

/** A person asked in a round. What they answered hangs on this row's id, never on the person. */
export const respondents = pgTable(
  'respondents',
  {
    organizationId: organizationId(),
    id: id(),
    roundId: uuid('round_id').notNull(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    /** team_members.respondent_key, so that two rounds can be linked. */
    respondentKey: uuid('respondent_key').notNull(),
    /** Primary job role when the round was opened. */
    jobRole: text('job_role', { enum: ROLE_IDS }),
    invitedAt: at('invited_at').notNull().defaultNow(),
    finishedAt: at('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex('respondents_person').on(t.organizationId, t.roundId, t.userId),
    foreignKey({
      columns: [t.organizationId, t.roundId],
      foreignColumns: [rounds.organizationId, rounds.id],
    }).onDelete('cascade'),
  ],
);

export const answers = pgTable(
  'answers',
  {
    organizationId: organizationId(),
    respondentId: uuid('respondent_id').notNull(),
    /** Practice id, or leaf principle id in a quick round. */
    itemId: text('item_id').notNull(),
    value: text('value').notNull(),
    /** When the person chose it, by their own clock: the newest choice wins, whatever order requests arrive in. */
    answeredAt: at('answered_at').notNull(),
    savedAt: at('saved_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.respondentId, t.itemId] }),
    check('answers_value', sql`${t.value} in ('0', '1', '2', '3', '4', 'DK', 'NA', 'SKIP')`),
    foreignKey({
      columns: [t.organizationId, t.respondentId],
      foreignColumns: [respondents.organizationId, respondents.id],
    }).onDelete('cascade'),
  ],
);

/** A team's decision that an item does not apply to it in this round (scoring reference 3.2). */
export const naDecisions = pgTable(
  'na_decisions',
  {
    organizationId: organizationId(),
    roundId: uuid('round_id').notNull(),
    itemId: text('item_id').notNull(),
    reason: text('reason').notNull(),
    decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'set null' }),
    decidedAt: at('decided_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.roundId, t.itemId] }),
    check('na_decisions_reason', sql`char_length(${t.reason}) >= 20`),
    foreignKey({
      columns: [t.organizationId, t.roundId],
      foreignColumns: [rounds.organizationId, rounds.id],
    }).onDelete('cascade'),
  ],
);

/** One row per scope of a closed round, written in the transaction that closes it. All that dashboards read. */
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
