import { z } from 'zod';
import { isAskedKey, type PublishedItem } from './items';
import type { Ledger } from './ledger';
import type { Publication } from './types';

const upTo = z.number().int().min(0);
const NO_LINK = { upTo: 0, spread: false } as const;

/**
 * A ledger as it is kept: the people of the round once, by their keyed hash, and each published sum as places in that
 * list. It tells who answered what with a number, never which.
 */
export const storedLedger = z.object({
  people: z.array(z.string()),
  items: z.record(
    z.string(),
    z.object({
      upTo,
      spread: z.boolean(),
      sums: z.array(z.object({ people: z.array(z.number().int().min(0)), upTo, spread: z.boolean() })),
    }),
  ),
});
export type StoredLedger = z.infer<typeof storedLedger>;

/** A publication's ledger as it is kept. */
export function toStored({ items, ledger }: Pick<Publication, 'items' | 'ledger'>): StoredLedger {
  const people = new Set<string>();
  for (const sums of ledger.values())
    for (const sum of sums) for (const person of sum.people) people.add(person);
  const order = [...people].sort();
  const places = new Map(order.map((person, place) => [person, place]));
  const stored: StoredLedger['items'] = {};
  for (const [id, sums] of ledger) {
    stored[id] = {
      upTo: items.get(id)?.upTo ?? 0,
      spread: items.get(id)?.spread ?? false,
      sums: sums.map((sum) => ({
        people: [...sum.people].map((person) => places.get(person) ?? 0).sort((a, b) => a - b),
        upTo: sum.upTo,
        spread: sum.spread,
      })),
    };
  }
  return { people: order, items: stored };
}

/** A kept ledger as the next round needs it; what was linked with rounds before it stands in its sums. */
export function fromStored({ people, items }: StoredLedger): Pick<Publication, 'items' | 'ledger'> {
  const known = new Map<string, PublishedItem>();
  const ledger: Ledger = new Map();
  for (const [id, { sums, ...shown }] of Object.entries(items)) {
    if (!isAskedKey(id)) known.set(id, { ...shown, groups: new Map(), link: NO_LINK });
    const named = (places: readonly number[]) => new Set(places.flatMap((place) => people[place] ?? []));
    ledger.set(
      id,
      sums.map((sum) => ({ ...sum, people: named(sum.people) })),
    );
  }
  return { items: known, ledger };
}
