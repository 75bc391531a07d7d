import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { at, id } from './columns';

/** A person, in any number of organizations. Not a tenant table: see the policies in the first migration. */
export const users = pgTable(
  'users',
  {
    id: id().primaryKey(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    /** What the name looks like (lib/access/name-keys.ts), to find whose could be taken for it; '' where nobody has worked it out yet. */
    nameAs: text('name_as').notNull(),
    nameRead: text('name_read').notNull(),
    /** argon2id; null for people who only come through an identity provider, and for demo people. */
    passwordHash: text('password_hash'),
    locale: text('locale'),
    /**
     * When an identity provider last vouched for the address, or a link that was mailed to it was used; null when nothing has
     * shown whose it is. A password proves nothing.
     */
    emailVerifiedAt: at('email_verified_at'),
    createdAt: at('created_at').notNull().defaultNow(),
    /** When the person asked for the account to be deleted; a week later it is gone for good. */
    leavingAt: at('leaving_at'),
    /**
     * When the password was last set by a link, which somebody else has made and may have used: answers from before are shown to nobody
     * who signs in to this account. Null where it never was.
     */
    answersSince: at('answers_since'),
  },
  (t) => [
    uniqueIndex('users_email_key').on(sql`lower(${t.email})`),
    index('users_leaving').on(t.leavingAt).where(sql`leaving_at is not null`),
    index('users_name_as').on(t.nameAs),
    index('users_name_read').on(t.nameRead),
  ],
);

/** A person as an OpenID Connect provider knows them. */
export const identities = pgTable(
  'identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index('identities_user').on(t.userId)],
);

/**
 * A browser in which a person is signed in. The row is the session: without it the cookie opens nothing. No address of the
 * network, and the last use only to the hour: an open round must not be told from it who answered when.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: id().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256 of the cookie, in hexadecimal: who reads the table cannot sign in with it. */
    tokenHash: text('token_hash').notNull(),
    startedAt: at('started_at').notNull().defaultNow(),
    usedAt: at('used_at').notNull().defaultNow(),
    /** Names such as "Firefox" and "Android"; null where the browser does not say. */
    browser: text('browser'),
    system: text('system'),
    /** When the person last proved who they are; null for sessions from before that was noted. */
    confirmedAt: at('confirmed_at'),
    /** When a second factor was given in this session; null without. */
    factorAt: at('factor_at'),
    /** Since when only the second factor is missing: until it is given the session opens nothing. */
    awaitsFactorAt: at('awaits_factor_at'),
  },
  (t) => [uniqueIndex('sessions_token_hash').on(t.tokenHash), index('sessions_user').on(t.userId)],
);

/** A link by which somebody who forgot their password sets a new one. Lives an hour, works once, and the newest alone. */
export const passwordLinks = pgTable(
  'password_links',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256 of what stands in the address, in hexadecimal. */
    tokenHash: text('token_hash').notNull(),
    expiresAt: at('expires_at').notNull(),
    /** Whether it went to the address of the account alone: who uses it then has shown whose that is. */
    mailed: boolean('mailed').notNull().default(false),
  },
  (t) => [uniqueIndex('password_links_token').on(t.tokenHash)],
);

/** What a key of this server's settings must agree with; the key itself is in no database (lib/jobs/answers-key.ts). */
export const keyChecks = pgTable('key_checks', {
  name: text('name').primaryKey(),
  /** HMAC of a constant under the key. */
  mac: text('mac').notNull(),
  firstUsedAt: at('first_used_at').notNull().defaultNow(),
});

/**
 * The number of the last transaction in which a person changed something; kept only while there is a copy of the database to
 * read from, which may be behind (db/own-writes.ts). Says neither what was changed nor when.
 */
export const ownWrites = pgTable('own_writes', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  transaction: bigint('transaction', { mode: 'number' }).notNull(),
});

/** Counters of rate-limiter-flexible, shared by every server process. Keys are hashes, never addresses or e-mails. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: varchar('key', { length: 255 }).primaryKey(),
    points: integer('points').notNull().default(0),
    /** Milliseconds since 1970, as the library that writes them has them. */
    expire: bigint('expire', { mode: 'number' }),
  },
  (t) => [index('rate_limits_expire').on(t.expire)],
);
