import { z } from 'zod';
import {
  type CatalogueId,
  type CrosswalkReference,
  catalogueId,
  l10n,
  practiceId,
  principleId,
} from '@/lib/model/schema';

const ref = z.union([z.int().positive(), z.string().regex(/^[a-z0-9][a-z0-9-]*$/)]);

const catalogue = z.strictObject({
  id: catalogueId,
  title: l10n,
  url: z.url(),
  /** Address of one entry, with `{ref}` in the place of its ref; without it, entries are found at `url`. */
  entryUrl: z.string().startsWith('https://').includes('{ref}').optional(),
  /** Numbered statements whose wording stays at the source. */
  counted: z.int().positive().optional(),
  entries: z.array(z.strictObject({ ref, title: l10n })),
});
export type Catalogue = z.infer<typeof catalogue>;

const references = z.partialRecord(catalogueId, z.array(ref).min(1));

/** `crosswalks.yaml`. */
export const crosswalksFile = z.strictObject({
  catalogues: z.array(catalogue),
  principles: z.record(principleId, references),
  practices: z.record(practiceId, references),
});
export type CrosswalksFile = z.infer<typeof crosswalksFile>;

/** Catalogues, and where each principle and practice of the built-in model is found in them. */
export interface Crosswalks {
  catalogues: readonly Catalogue[];
  items: ReadonlyMap<string, readonly CrosswalkReference[]>;
}

/** Spells out ranges: `10-11` is 10 and 11. */
export function readCrosswalks({ catalogues, principles, practices }: CrosswalksFile): Crosswalks {
  const items = [...Object.entries(principles), ...Object.entries(practices)].map(
    ([id, found]) => [id, referencesOf(found)] as const,
  );
  return { catalogues, items: new Map(items) };
}

const referencesOf = (found: CrosswalksFile['principles'][string]): CrosswalkReference[] =>
  catalogueId.options.flatMap((one) =>
    (found[one] ?? []).flatMap(spellOut).map((entry) => ({ catalogue: one, ref: entry })),
  );

function spellOut(entry: string | number): (string | number)[] {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(String(entry)) ?? [];
  if (from === undefined || to === undefined) return [entry];
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i);
}

/**
 * Where an item is found: what a model says itself, else what the built-in crosswalks say about its id, because custom models
 * keep the meaning of the ids they share with the built-in one. Free text is not among these.
 */
export function referencesFor(
  { items }: Crosswalks,
  item: { id: string; crosswalk?: readonly (CrosswalkReference | string)[] | undefined },
): readonly CrosswalkReference[] {
  return item.crosswalk?.filter((one) => typeof one !== 'string') ?? items.get(item.id) ?? [];
}

/** The entry that a reference names; undefined for a numbered statement and for an unknown one. */
export function entryOf({ catalogues }: Crosswalks, { catalogue: id, ref: wanted }: CrosswalkReference) {
  return catalogues.find((one) => one.id === id)?.entries.find((entry) => entry.ref === wanted);
}

/** Where the entry of a catalogue can be read: a page of its own where it has one. */
export const urlOf = ({ url, entryUrl }: Catalogue, wanted: string | number): string =>
  entryUrl?.replace('{ref}', String(wanted)) ?? url;

/** Whether the catalogue has such an entry or counts that far. */
export function isKnown(crosswalks: Crosswalks, reference: CrosswalkReference): boolean {
  if (entryOf(crosswalks, reference)) return true;
  const counted = crosswalks.catalogues.find(({ id }) => id === reference.catalogue)?.counted ?? 0;
  return typeof reference.ref === 'number' && reference.ref <= counted;
}

/** Ids of the items found under an entry, in the order of the file. */
export function itemsUnder(
  { items }: Crosswalks,
  catalogueIdWanted: CatalogueId,
  wanted: string | number,
): string[] {
  return [...items].flatMap(([id, found]) =>
    found.some((one) => one.catalogue === catalogueIdWanted && one.ref === wanted) ? [id] : [],
  );
}
