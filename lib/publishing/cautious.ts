import { jackknifeError } from '@/lib/scoring/interval';
import { type Base, peopleIn } from './base';
import { SPREAD_FLOOR, sizeOf } from './ledger';
import { itemDeviation } from './margin';

/** Whether viewers of a threshold may know how many people are behind a row: they see counts of the people asked (P6). */
export const countsShown = (base: Base, id: string, threshold: number): boolean =>
  (base.countsUpTo.get(id) ?? 0) >= threshold;

/**
 * Whether the spread of a row may be that of people over its items. Mean and spread of two items and of both together give
 * the sum of the products of each person's answers, and so the answer of the only one who was asked one of them and not
 * the other. So people who were asked the same have to be five, as with any spread (publishing rule, P4).
 */
export const isAlike = (base: Base, id: string, threshold: number): boolean =>
  (base.countsUpTo.get(id) ?? 0) >= Math.max(threshold, SPREAD_FLOOR);

/** How many people who count are behind an item with a score: of the others nobody is to know whether they gave a number. */
function countedBehind({ nodes, evaluation, counts }: Base, item: string): number {
  const node = nodes.get(item);
  return node?.estimate ? sizeOf(peopleIn(node, evaluation), counts) : 0;
}

/** The fewest people behind any of these items, each with a score: what is true of all that is made of them. */
export const fewestBehind = (base: Base, items: readonly string[]): number =>
  Math.min(...items.map((item) => countedBehind(base, item)));

/**
 * People that the spread of a row is reckoned with where their number is not told: five at least, or those of its item with
 * the fewest. An interval would else tell the number, and that who of a few gave one.
 */
export const peopleReckoned = (base: Base, items: readonly string[]): number =>
  Math.max(SPREAD_FLOOR, fewestBehind(base, items));

/** What viewers of a threshold see of an item. */
export interface ItemSeen {
  shown: boolean;
  spread: boolean;
}

/**
 * Standard error of a row from those of its items alone, as if everybody answered all of them alike: never less than that of
 * people over items, and nothing that the items do not tell. An item whose spread is not shown has that of teams in
 * general, for its number of people or, where it is hidden, for three.
 * @param shares what each item counts in the row, by id
 */
export function errorOfItems(
  base: Base,
  shares: Iterable<readonly [item: string, share: number]>,
  see: (item: string) => ItemSeen,
): number {
  let error = 0;
  for (const [item, share] of shares) {
    const estimate = base.nodes.get(item)?.estimate;
    const { shown, spread } = see(item);
    const people = shown ? countedBehind(base, item) : 0;
    const own = spread && estimate ? jackknifeError(estimate, Math.max(SPREAD_FLOOR, people)) : null;
    error += share * (own ?? itemDeviation / Math.sqrt(Math.max(3, people)));
  }
  return error;
}
