import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Model } from '@/lib/model/schema';
import { at, id, organizationId } from './columns';
import { organizations } from './organizations';
import { users } from './people';

/** A published reference model; never changed afterwards. Without an organization it is built in. */
export const modelVersions = pgTable(
  'model_versions',
  {
    id: id().primaryKey(),
    organizationId: uuid('organization_id').references(() => organizations.id, { onDelete: 'cascade' }),
    version: text('version').notNull(),
    contentHash: text('content_hash').notNull(),
    content: jsonb('content').$type<Model>().notNull(),
    publishedAt: at('published_at').notNull().defaultNow(),
    /** Null for built-in models, and for people who are gone. */
    publishedBy: uuid('published_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [
    unique('model_versions_content').on(t.organizationId, t.contentHash).nullsNotDistinct(),
    index('model_versions_published_by').on(t.publishedBy),
    uniqueIndex('model_versions_own').on(t.organizationId, t.version).where(sql`organization_id is not null`),
  ],
);

/** A model that somebody is working on: the text as it was sent, whatever it says. */
export const modelDrafts = pgTable(
  'model_drafts',
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: 'cascade' }),
    id: id(),
    text: text('text').notNull(),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    savedAt: at('saved_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index('model_drafts_created_by').on(t.createdBy),
  ],
);

/** Which model an organization asks new rounds with; without a row, the newest built-in one. */
export const modelChoices = pgTable(
  'model_choices',
  {
    organizationId: organizationId().references(() => organizations.id, { onDelete: 'cascade' }),
    modelVersionId: uuid('model_version_id')
      .notNull()
      .references(() => modelVersions.id, { onDelete: 'cascade' }),
    chosenAt: at('chosen_at').notNull().defaultNow(),
    chosenBy: uuid('chosen_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId] }),
    index('model_choices_version').on(t.modelVersionId),
    index('model_choices_chosen_by').on(t.chosenBy),
  ],
);
