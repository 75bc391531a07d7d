import type { ChangePeople } from '@/lib/scoring/change-test';
import type { LeafPeople } from '@/lib/scoring/joint-relabeling';
import { residualComposites } from '@/lib/scoring/residuals';
import { byCodeUnit, mean } from '@/lib/scoring/stats';
import type { Base } from './base';

/** Numeric answers to one item in two rounds, by person. */
export interface ItemPair {
  before: ReadonlyMap<string, number>;
  after: ReadonlyMap<string, number>;
}

export function itemPair(before: Base, after: Base, id: string): ItemPair {
  const answersIn = ({ evaluation: { sheet } }: Base) =>
    new Map((sheet.tallies.get(id)?.numeric ?? []).map(({ who, value }) => [sheet.people[who] ?? '', value]));
  return { before: answersIn(before), after: answersIn(after) };
}

/** How many people answered an item twice, and how many only before or only after. */
export function sizesOf(items: readonly ItemPair[]): { stayers: number; leavers: number; joiners: number } {
  const stayers = new Set(
    items.flatMap(({ before, after }) => [...after.keys()].filter((id) => before.has(id))),
  );
  const others = (round: keyof ItemPair) =>
    new Set(items.flatMap((item) => [...item[round].keys()].filter((id) => !stayers.has(id)))).size;
  return { stayers: stayers.size, leavers: others('before'), joiners: others('after') };
}

/** In an order that does not depend on the input's. */
const inOrder = (values: ReadonlyMap<string, number>): number[] =>
  [...values].sort(([a], [b]) => byCodeUnit(a, b)).map(([, value]) => value);

/**
 * Everybody of two rounds as the change test sees them (methods reference, g): a person who answered an item twice is one
 * change, their mean over such items; everybody else one value per round, the mean distance of their answers from the
 * pooled mean of each item.
 * @param linked false: nobody is followed through both rounds, and the test is the unlinked one
 */
export function peopleOfChange(items: readonly ItemPair[], linked: boolean): LeafPeople {
  const changes = new Map<string, number[]>();
  for (const { before, after } of linked ? items : []) {
    for (const [person, later] of after) {
      const earlier = before.get(person);
      if (earlier === undefined) continue;
      const own = changes.get(person) ?? [];
      own.push(later - earlier);
      changes.set(person, own);
    }
  }
  const tagged = (round: string, answers: ReadonlyMap<string, number>) =>
    [...answers].map(([person, value]) => ({ person: `${round}${person}`, value }));
  const composites = residualComposites(
    items.map(({ before, after }) => [...tagged('<', before), ...tagged('>', after)]),
  );
  const others = (round: string) =>
    new Map(
      [...composites]
        .filter(([who]) => who.startsWith(round) && !changes.has(who.slice(round.length)))
        .map(([who, value]) => [who.slice(round.length), value]),
    );
  return {
    stayers: new Map([...changes].map(([person, own]) => [person, mean(own)])),
    leavers: others('<'),
    joiners: others('>'),
  };
}

/** The same as values, for the test of one row. */
export const valuesOf = ({ stayers, leavers, joiners }: LeafPeople): ChangePeople => ({
  changes: inOrder(stayers),
  leavers: inOrder(leavers),
  joiners: inOrder(joiners),
});
