import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { type AskedSet, ROLE_IDS } from '@/lib/model/schema';
import { at, id, organizationId } from './columns';
import { modelVersions } from './models';
import { memberships, teams } from './organizations';
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
    /** Whether these were only some of the team's: then it says nothing of where the team stands as a whole. */
    part: boolean('part').notNull().default(false),
    modelVersionId: uuid('model_version_id')
      .notNull()
      .references(() => modelVersions.id),
    /**
     * What people are asked in it, by job role and, where the round is limited, by part of a role; a respondent's `askedSet`
     * is a place in it. Written when the round opens; later only more are added. Null: all that the mode asks of a role.
     */
    askedSets: jsonb('asked_sets').$type<AskedSet[]>(),
    /** The most questions that one person is asked, where whoever opened it set a limit. */
    questionLimit: smallint('question_limit'),
    /** The organization's anonymity threshold when the round opened: what was promised to the people asked. */
    outsideThreshold: integer('outside_threshold').notNull().default(5),
    openedAt: at('opened_at').notNull().defaultNow(),
    openedBy: uuid('opened_by').references(() => users.id, { onDelete: 'set null' }),
    /** Last day for answering, where the organization is; null where none was named. */
    endsOn: date('ends_on'),
    /** Whether answering ends by itself when that day is over; else the day is only told. */
    endsItself: boolean('ends_itself').notNull().default(false),
    /** When answering ended, for good: only then is decided what does not apply, and only then published. */
    frozenAt: at('frozen_at'),
    frozenBy: uuid('frozen_by').references(() => users.id, { onDelete: 'set null' }),
    /** When its result was published. */
    closedAt: at('closed_at'),
    closedBy: uuid('closed_by').references(() => users.id, { onDelete: 'set null' }),
    /**
     * People asked when it opened who count: steps are about them, and are not told once these are others. In a round that
     * release 0.1.0 opened those still asked at the upgrade; null where it was published then.
     */
    askedAtOpening: smallint('asked_at_opening'),
    /** People asked and people who answered something; written when the round is published. */
    invited: integer('invited'),
    responded: integer('responded'),
    /** Highest threshold at which the number of people who answered may be shown; 0 where none. */
    respondedUpTo: smallint('responded_up_to'),
    /** In which step the people who answered are, of those who count; null where not even that may be shown. */
    respondedStep: text('responded_step', { enum: ['none', 'some', 'half', 'five_sixths', 'all'] }),
    /** Of how many people that step is: those asked who count. Null where it was published before this was kept. */
    respondedOf: smallint('responded_of'),
    /**
     * Highest threshold at which something of its result is shown: the largest `up_to` of its published rows that have a score;
     * 0 where none has.
     */
    resultUpTo: smallint('result_up_to').notNull().default(0),
    /** The round that its changes are against; null for the first of its kind. */
    comparedWith: uuid('compared_with'),
    /** Why nothing can be said about the change against that round; null where something can. */
    notComparable: text('not_comparable', {
      enum: ['kind', 'format', 'model', 'version', 'weighting', 'scope', 'weight', 'unscored'],
    }),
    /** Which methods its result was worked out by (lib/publishing/method.ts); null before it is published by these. */
    method: smallint('method'),
    /** When its words and levels were worked out anew and came out otherwise; null where none did. */
    rewordedAt: at('reworded_at'),
    /**
     * When it was taken back: cancelled before it was published, or deleted after. Nobody sees it any more; the row stays,
     * because links, the plan's steps and the ledger of what was published hang on it (docs/adr/0022).
     */
    removedAt: at('removed_at'),
    removedBy: uuid('removed_by').references(() => users.id, { onDelete: 'set null' }),
    /** Why a published one was deleted. */
    removedReason: text('removed_reason'),
    /** When its answers and its result went for good: at once where it was cancelled. */
    purgedAt: at('purged_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index('rounds_id').on(t.id),
    uniqueIndex('rounds_one_open')
      .on(t.organizationId, t.teamId)
      .where(sql`closed_at is null and removed_at is null`),
    index('rounds_of_team').on(t.organizationId, t.teamId, t.openedAt),
    // The newest result of a team is found by it.
    index('rounds_published')
      .on(t.organizationId, t.teamId, t.closedAt)
      .where(sql`method is not null and removed_at is null`),
    index('rounds_model_version').on(t.modelVersionId),
    index('rounds_opened_by').on(t.openedBy),
    index('rounds_frozen_by').on(t.frozenBy),
    index('rounds_removed').on(t.removedAt).where(sql`removed_at is not null and purged_at is null`),
    index('rounds_closed_by').on(t.closedBy),
    index('rounds_removed_by').on(t.removedBy),
    index('rounds_ending').on(t.endsOn).where(sql`ends_itself and frozen_at is null`),
    check('rounds_ends_itself_on_a_day', sql`${t.endsOn} is not null or not ${t.endsItself}`),
    check('rounds_frozen_before_closed', sql`${t.closedAt} is null or ${t.frozenAt} is not null`),
    check('rounds_purged_once_removed', sql`${t.purgedAt} is null or ${t.removedAt} is not null`),
    foreignKey({
      columns: [t.organizationId, t.teamId],
      foreignColumns: [teams.organizationId, teams.id],
    }).onDelete('cascade'),
  ],
);

/**
 * A person asked in a round; their answers hang on this row's id. While the round runs it names the account. Publishing
 * cuts that: the row is written again with a new id, in no order, and only a keyed hash links a person's rounds (0017).
 */
export const respondents = pgTable(
  'respondents',
  {
    organizationId: organizationId(),
    id: id(),
    roundId: uuid('round_id').notNull(),
    /** Null once the round is published. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    /** Person and team under a key that is not in the database (lib/rounds/person-hash.ts). */
    personHash: text('person_hash'),
    /** What linked rounds before there was a hash; not written any more, and gone from a round whose links are cut. */
    respondentKey: uuid('respondent_key'),
    /** Whether the person counts towards anonymity thresholds: not where addresses can be verified and theirs is not. */
    counts: boolean('counts').notNull().default(true),
    /** Primary job role when the round was opened. */
    jobRole: text('job_role', { enum: ROLE_IDS }),
    /** Which of the round's `askedSets` the person is asked; null where it has none. */
    askedSet: smallint('asked_set'),
    invitedAt: at('invited_at').notNull().defaultNow(),
    finishedAt: at('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex('respondents_person').on(t.organizationId, t.roundId, t.userId),
    index('respondents_user').on(t.userId),
    // In this order a person's own rounds are found by it, too.
    uniqueIndex('respondents_own').on(t.organizationId, t.personHash, t.roundId),
    foreignKey({
      columns: [t.organizationId, t.roundId],
      foreignColumns: [rounds.organizationId, rounds.id],
    }).onDelete('cascade'),
  ],
);

/**
 * Who sees a published round from inside: asked in it, and answered at least half before answering ended. Says nothing of
 * which answers are theirs.
 */
export const roundInsiders = pgTable(
  'round_insiders',
  {
    organizationId: organizationId(),
    roundId: uuid('round_id').notNull(),
    userId: uuid('user_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.roundId, t.userId] }),
    index('round_insiders_user').on(t.organizationId, t.userId),
    foreignKey({
      columns: [t.organizationId, t.roundId],
      foreignColumns: [rounds.organizationId, rounds.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
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
    index('na_decisions_decided_by').on(t.decidedBy),
    check('na_decisions_reason', sql`char_length(${t.reason}) >= 20`),
    foreignKey({
      columns: [t.organizationId, t.roundId],
      foreignColumns: [rounds.organizationId, rounds.id],
    }).onDelete('cascade'),
  ],
);
