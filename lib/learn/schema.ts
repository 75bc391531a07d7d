import { z } from 'zod';
import { l10n } from '@/lib/model/schema';

/**
 * Texts of the learning area. Inside a text, `code` is set in backticks and **strong** in double asterisks; terms of
 * the glossary become links by themselves. An element id (LC-…, VIS-…, LAB-…, GL-…, BEN-…, CUL-…) is stable for ever
 * and is the address of its element on the page.
 */
const elementId = z.string().regex(/^[A-Z]+(-[A-Z0-9]+)+$/);
/** Ids of practices, principles, glossary entries or topics that a reader may go on to. */
const links = z.array(z.string()).optional();

/** One step, card or definition in a list. */
const item = z.strictObject({ id: elementId.optional(), title: l10n.optional(), text: l10n, links });

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: l10n }),
  z.strictObject({ kind: z.literal('quote'), text: l10n, by: l10n }),
  /** `style`: dots or numbers, or cards and definitions when items have titles. */
  z.strictObject({
    kind: z.literal('list'),
    style: z.enum(['dots', 'numbers', 'cards', 'definitions']),
    items: z.array(item).min(1),
  }),
  z.strictObject({
    kind: z.literal('table'),
    caption: l10n,
    head: z.array(l10n),
    rows: z.array(z.array(l10n)),
  }),
  z.strictObject({ kind: z.literal('code'), caption: l10n, language: z.string(), code: z.string() }),
  /** Code cards that stand side by side on a wide screen. */
  z.strictObject({
    kind: z.literal('compare'),
    cards: z
      .array(z.strictObject({ title: l10n, language: z.string(), code: z.string(), note: l10n.optional() }))
      .min(2),
  }),
  /** A kind correction of a common misunderstanding. */
  z.strictObject({ kind: z.literal('correction'), text: l10n }),
  /** A picture of `app/(public)/learn/_figures`, by id. */
  z.strictObject({ kind: z.literal('figure'), id: elementId, caption: l10n }),
  /** A question a reader may try; the answer unfolds. */
  z.strictObject({ kind: z.literal('try'), question: l10n, answer: l10n }),
  z.strictObject({ kind: z.literal('links'), ids: z.array(z.string()).min(1) }),
]);
export type Block = z.infer<typeof block>;

/** Something elsewhere that goes with a section: empty until somebody names it, and nothing is shown until then. */
const media = z.strictObject({
  title: l10n,
  href: z.url({ protocol: /^https$/ }),
  kind: z.enum(['video', 'podcast', 'article']),
  /** How long it takes to see, hear or read. */
  minutes: z.int().min(1).max(600),
});
export type Media = z.infer<typeof media>;

const section = z.strictObject({
  id: elementId,
  title: l10n,
  /** Lines of the course notes this comes from, e.g. `L45-L54`. */
  seed: z.string().optional(),
  media: media.optional(),
  blocks: z.array(block).min(1),
});
export type Section = z.infer<typeof section>;

/** A page of the learning area, `topics/<slug>.yaml`. */
export const topic = z.strictObject({
  slug: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: l10n,
  /** One sentence for the index, the search and the description of the page. */
  summary: l10n,
  sections: z.array(section).min(1),
});
export type Topic = z.infer<typeof topic>;

/** `glossary.yaml`. `also` are other words that stand for the same, such as an abbreviation or a plural. */
export const glossaryEntry = z.strictObject({
  id: z.string().regex(/^GL-[A-Z-]+$/),
  term: l10n,
  text: l10n,
  also: z.strictObject({ en: z.array(z.string()), 'pt-BR': z.array(z.string()) }).optional(),
  links,
});
export type GlossaryEntry = z.infer<typeof glossaryEntry>;

/** `evidence.yaml`: what can be seen in a repository. `cap` is the highest level that it alone may support. */
export const evidenceCheck = z.strictObject({
  id: z.string().regex(/^EV-[A-Z0-9-]+$/),
  title: l10n,
  looksFor: l10n,
  cap: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
});
export type EvidenceCheck = z.infer<typeof evidenceCheck>;

/** `contents.yaml`: the topics in the order of the index, grouped as chapters. One without topics is not shown yet. */
export const contents = z.array(z.strictObject({ title: l10n, topics: z.array(z.string()) }));
