import { sql } from 'drizzle-orm';
import {
  bigint,
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
    /** argon2id; null for people who only come through an identity provider, and for demo people. */
    passwordHash: text('password_hash'),
    /** Raised to end every session of this person at once. */
    sessionVersion: integer('session_version').notNull().default(1),
    locale: text('locale'),
    /** When an identity provider last vouched for the address; null when nobody has. A password proves nothing. */
    emailVerifiedAt: at('email_verified_at'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('users_email_key').on(sql`lower(${t.email})`)],
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
