import { sql } from 'drizzle-orm';
import { check, foreignKey, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { at, organizationId } from './columns';
import { respondents, rounds } from './rounds';

const PARTS = ['comment', 'evidence', 'reason'] as const;

/**
 * What somebody wrote beside their answer to an item, until the round is published: only they see it. An empty text is one that
 * was taken back.
 */
export const answerNotes = pgTable(
  'answer_notes',
  {
    organizationId: organizationId(),
    respondentId: uuid('respondent_id').notNull(),
    itemId: text('item_id').notNull(),
    part: text('part', { enum: PARTS }).notNull(),
    text: text('text').notNull(),
    /** When the person wrote it, by their own clock: the newest one wins, as with answers. */
    writtenAt: at('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.respondentId, t.itemId, t.part] }),
    check('answer_notes_part', sql`${t.part} in ('comment', 'evidence', 'reason')`),
    check('answer_notes_text', sql`char_length(${t.text}) <= 1000`),
    foreignKey({
      columns: [t.organizationId, t.respondentId],
      foreignColumns: [respondents.organizationId, respondents.id],
    }).onDelete('cascade'),
  ],
);

/**
 * The same of a published round, cut from the person and from all else that they gave: no two rows have anything in common that
 * tells that one person wrote both. The order of the keys is nobody's (docs/adr/0033).
 */
export const publishedNotes = pgTable(
  'published_notes',
  {
    organizationId: organizationId(),
    roundId: uuid('round_id').notNull(),
    itemId: text('item_id').notNull(),
    part: text('part', { enum: PARTS }).notNull(),
    /** Round, item, part and person under a key that is not in the database (lib/rounds/person-hash.ts). */
    authorHash: text('author_hash').notNull(),
    text: text('text').notNull(),
    /** How many people who count had answered the item: to how many the text may belong. */
    answered: smallint('answered').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.roundId, t.itemId, t.part, t.authorHash] }),
    check('published_notes_part', sql`${t.part} in ('comment', 'evidence', 'reason')`),
    foreignKey({
      columns: [t.organizationId, t.roundId],
      foreignColumns: [rounds.organizationId, rounds.id],
    }).onDelete('cascade'),
  ],
);
