import { bigint, date, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, id } from './columns';
import { users } from './people';

const userId = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

/** A key on a device of a person, which signs what this server asks (WebAuthn). Nothing in a row opens anything. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: id().primaryKey(),
    userId: userId(),
    /** As the device calls the key, in base64url. */
    credentialId: text('credential_id').notNull(),
    /** COSE key in base64url. */
    publicKey: text('public_key').notNull(),
    /** Uses as the device last counted them; 0 for devices that do not count. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    /** How the browser reaches the device, such as "internal" or "usb". */
    transports: text('transports').array().notNull(),
    name: text('name').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    /** To the day, as with sessions: it must not tell who was on when. */
    usedOn: date('used_on'),
  },
  (t) => [uniqueIndex('passkeys_credential').on(t.credentialId), index('passkeys_user').on(t.userId)],
);

/** The secret that an app of a person makes codes from (RFC 6238). */
export const oneTimeCodes = pgTable('one_time_codes', {
  userId: userId().primaryKey(),
  /** Encrypted with a key of the server's settings: who reads the table can make no code. */
  secret: text('secret').notNull(),
  createdAt: at('created_at').notNull().defaultNow(),
  /** When a first code proved that the app has it; null before, and then it counts for nothing. */
  confirmedAt: at('confirmed_at'),
  /** Number of the half minute of the last code that was taken: no code works twice. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
});

/** Codes on paper for whoever lost the rest; each works once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id().primaryKey(),
    userId: userId(),
    /** The first part of the code, which finds it. */
    selector: text('selector').notNull(),
    /** argon2id of the other part. */
    hash: text('hash').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [uniqueIndex('recovery_codes_user_selector').on(t.userId, t.selector)],
);

/** What a device was asked to sign a moment ago. Taken out when the answer comes, so that none is taken twice. */
export const challenges = pgTable(
  'challenges',
  {
    /** SHA-256 of the challenge. */
    hash: text('hash').primaryKey(),
    purpose: text('purpose', { enum: ['add', 'give', 'enter'] }).notNull(),
    /** SHA-256 of the cookie of the browser that was asked: nobody else may answer. */
    browser: text('browser').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [index('challenges_expires').on(t.expiresAt)],
);
