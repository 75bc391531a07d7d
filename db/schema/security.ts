import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { EventAbout, SecurityEventKind } from '@/lib/security-log/kinds';
import { at, id } from './columns';
import { organizations } from './organizations';
import { users } from './people';

/**
 * What happened to the doors of an organization: who, what, when and from where, and never what anybody answered. Rows are only
 * ever added: neither login of the application may change one, and `forget_security_events` takes those past their time.
 */
export const securityEvents = pgTable(
  'security_events',
  {
    id: id().primaryKey(),
    /** Null for what happened to an account that is in no organization, or to an address without one. */
    organizationId: uuid('organization_id').references(() => organizations.id, { onDelete: 'cascade' }),
    at: at('at').notNull().default(sql`clock_timestamp()`),
    kind: text('kind').$type<SecurityEventKind>().notNull(),
    /** Who did it; null where nobody was signed in, where the server did, or where the account is gone. */
    actorId: uuid('actor_id').references(() => users.id, { onDelete: 'set null' }),
    /** Whom it was done to, where that is somebody else or nobody was signed in. */
    subjectId: uuid('subject_id').references(() => users.id, { onDelete: 'set null' }),
    /** Names as they were then, for the sentence that says what happened. */
    about: jsonb('about').$type<EventAbout>().notNull().default({}),
    /** Network address, of IPv6 its network; null where the server itself did it. */
    network: text('network'),
    browser: text('browser'),
    system: text('system'),
  },
  (t) => [
    index('security_events_newest').on(t.organizationId, t.at, t.id),
    index('security_events_at').on(t.at),
    index('security_events_actor').on(t.actorId),
    index('security_events_subject').on(t.subjectId),
  ],
);
