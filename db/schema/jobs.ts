import { foreignKey, index, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { JOB_KINDS, JOB_PROBLEMS, LETTER_KINDS, MAIL_CHOICES } from '@/lib/jobs/kinds';
import { at, id, organizationId } from './columns';
import { invitations, organizations, teams } from './organizations';
import { users } from './people';
import { rounds } from './rounds';

/**
 * What an organization has done in the background: written by whatever causes it, in the same transaction, and a trigger of the
 * database hands it to the worker. A row is about a cause and never about one of the people it reaches: nobody is to read from it who
 * has not answered (docs/adr/0030).
 */
export const jobs = pgTable(
  'jobs',
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: 'cascade' }),
    id: id(),
    kind: text('kind', { enum: JOB_KINDS }).notNull(),
    teamId: uuid('team_id').notNull(),
    roundId: uuid('round_id'),
    invitationId: uuid('invitation_id'),
    causedBy: uuid('caused_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: at('created_at').notNull().defaultNow(),
    /** Tries that failed so far. */
    attempts: smallint('attempts').notNull().default(0),
    problem: text('problem', { enum: JOB_PROBLEMS }),
    doneAt: at('done_at'),
    /** When it was given up; trying again empties it. */
    failedAt: at('failed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index('jobs_newest').on(t.organizationId, t.createdAt),
    index('jobs_of_team').on(t.organizationId, t.teamId),
    index('jobs_of_round').on(t.organizationId, t.roundId),
    index('jobs_of_invitation').on(t.organizationId, t.invitationId),
    index('jobs_caused_by').on(t.causedBy),
    index('jobs_created_at').on(t.createdAt),
    foreignKey({
      columns: [t.organizationId, t.teamId],
      foreignColumns: [teams.organizationId, teams.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.organizationId, t.roundId],
      foreignColumns: [rounds.organizationId, rounds.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'jobs_invitation_fk',
      columns: [t.organizationId, t.invitationId],
      foreignColumns: [invitations.organizationId, invitations.id],
    }).onDelete('cascade'),
  ],
);

/**
 * A mail to an account itself, until it is sent. Links in it are made while it is sent, so that no row has one. Not a tenant table:
 * only the role of jobs sees it.
 */
export const letters = pgTable(
  'letters',
  {
    id: id().primaryKey(),
    kind: text('kind', { enum: LETTER_KINDS }).notNull(),
    /** Null where somebody named an address that may have no account: it is looked up while sending, not while they wait. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    /** Where it goes, where that is not the address of the account; who asks for a new password is found by it. */
    address: text('address'),
    /** From what somebody signed in. */
    browser: text('browser'),
    system: text('system'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [index('letters_user').on(t.userId)],
);

/** Kinds of mail that a person has turned off. */
export const mailsOff = pgTable(
  'mails_off',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: MAIL_CHOICES }).notNull(),
    since: at('since').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.kind] })],
);
