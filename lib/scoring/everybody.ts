import { MIN_RESPONDENTS, roundingFloor } from './interval';
import type { Node } from './node';
import { commonItems, haveSameScope, itemShares, itemsCarryEnough, type RoundPair } from './round-pair';
import { HIGHEST } from './rules';
import { byCodeUnit, mean, sum } from './stats';
import { tQuantile } from './student-t';
import type { Interval } from './types';

/** An item of both rounds: its share in the score of a row, and its scores. */
export interface SharedItem {
  id: string;
  share: number;
  before: Node;
  after: Node;
}

/** Items below a row, each with a score in both rounds, and what they count when nothing else is asked. */
export function sharedItems(
  { before, after }: RoundPair,
  id: string,
  items: readonly string[],
): SharedItem[] {
  const shares = itemShares(after, id, new Set(items));
  return items.flatMap((item) => {
    const [share, a, b] = [shares.get(item), before.nodes.get(item), after.nodes.get(item)];
    return share !== undefined && a?.estimate && b?.estimate
      ? [{ id: item, share, before: a, after: b }]
      : [];
  });
}

/** The row can be compared: it has a score in both rounds, and the overall score covers the same frameworks. */
export const rowIsComparable = ({ before, after }: RoundPair, id: string): boolean =>
  [before, after].every(({ nodes }) => nodes.get(id)?.status === 'ok') &&
  (id !== 'overall' || haveSameScope(before.input, after.input));

/** Interval of a change, on −4 to 4; null with fewer than 3 people. */
export function changeInterval(change: number, error: number, people: number): Interval | null {
  if (people < MIN_RESPONDENTS) return null;
  const reach = tQuantile(0.975, people - 1) * error;
  return { lo: Math.max(-HIGHEST, change - reach), hi: Math.min(HIGHEST, change + reach) };
}

/** The change of a row over everybody who answered. */
export interface EverybodyChange {
  /** S₂(C) − S₁(C), −4 to 4. */
  change: number;
  /** Items C, in model order. */
  items: readonly string[];
  /** People with a numeric answer to one of them in either round. */
  people: number;
  /** Jackknife over these people, never below the rounding floor of both rounds; null with fewer than 3. */
  se: number | null;
  interval: Interval | null;
}

/** By person, how much their answers to these items pull the roll-up of one round; without them it is less by this. */
function pullsIn(pair: RoundPair, items: readonly SharedItem[], round: 'before' | 'after') {
  const { people } = pair[round].evaluation.sheet;
  const pulls = new Map<string, number>();
  for (const { share, [round]: node } of items) {
    for (const who of node.estimate?.people ?? []) {
      const without = node.estimate?.without[who] ?? Number.NaN;
      const person = people[who] ?? '';
      const pull = share * ((node.estimate?.score ?? 0) - without);
      pulls.set(person, (pulls.get(person) ?? 0) + pull);
    }
  }
  return pulls;
}

const floorOf = (items: readonly SharedItem[], round: 'before' | 'after'): number =>
  roundingFloor(sum(items.map((item) => item[round].estimate?.answers ?? 0)));

/** Delete-one jackknife variance of a total that each person pulls by so much; as of `n` people where that is given. */
function jackknifeVariance(pulls: ReadonlyMap<string, number>, n = pulls.size): number {
  const own = [...pulls].sort(([a], [b]) => byCodeUnit(a, b)).map(([, pull]) => pull);
  const centre = mean(own);
  return ((n - 1) / n) * sum(own.map((value) => (value - centre) ** 2));
}

/**
 * Jackknife error of one round rolled up over these items with the weights of their shares, never below the rounding
 * floor, and how many people are behind it. Each item needs two answers.
 * @param of the number of people to say it of where their own is not to be told
 */
export function errorOver(
  pair: RoundPair,
  items: readonly SharedItem[],
  round: 'before' | 'after',
  of?: number,
) {
  const pulls = pullsIn(pair, items, round);
  const people = of ?? pulls.size;
  return { se: Math.max(Math.sqrt(jackknifeVariance(pulls, people)), floorOf(items, round)), people };
}

/**
 * The change over these items and its delete-one jackknife: a person drops out of both rounds at once.
 * @param of the number of people to say it of where their own is not to be told
 */
export function changeOver(pair: RoundPair, items: readonly SharedItem[], of?: number): EverybodyChange {
  const total = (round: 'before' | 'after') =>
    sum(items.map((item) => item.share * (item[round].estimate?.score ?? 0)));
  const change = total('after') - total('before');
  const pulls = pullsIn(pair, items, 'after');
  for (const [person, pull] of pullsIn(pair, items, 'before'))
    pulls.set(person, (pulls.get(person) ?? 0) - pull);
  const n = of ?? pulls.size;
  const floor = Math.hypot(floorOf(items, 'before'), floorOf(items, 'after'));
  const se = n < MIN_RESPONDENTS ? null : Math.max(Math.sqrt(jackknifeVariance(pulls, n)), floor);
  return {
    change,
    items: items.map((item) => item.id),
    people: n,
    se,
    interval: se === null ? null : changeInterval(change, se, n),
  };
}

/**
 * The change of a row over everybody (methods reference (d)): the roll-up of the later answers to the items scored in
 * both rounds less that of the earlier ones, with the later round's weights, and its jackknife interval over all
 * people of either round, t with N − 1. Null when the row has no score in both rounds, or the items carry less than
 * 60 % of its weight.
 * @param id row: overall, a framework, a principle or an item
 * @param shown the items that may be used; default: all
 */
export function everybodyChange(
  pair: RoundPair,
  id: string,
  shown?: ReadonlySet<string>,
): EverybodyChange | null {
  if (!rowIsComparable(pair, id)) return null;
  const items = commonItems(pair, id).filter((item) => shown?.has(item) ?? true);
  return itemsCarryEnough(pair, id, new Set(items)) ? changeOver(pair, sharedItems(pair, id, items)) : null;
}
