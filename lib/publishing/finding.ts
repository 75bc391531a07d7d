import { changeTest, smallestChance } from '@/lib/scoring/change-test';
import { changeOver, errorOver, type SharedItem, sharedItems } from '@/lib/scoring/everybody';
import type { LeafPeople } from '@/lib/scoring/joint-relabeling';
import { atLeast, HIGHEST } from '@/lib/scoring/rules';
import { tQuantile } from '@/lib/scoring/student-t';
import type { ChangeVerdict, Interval, ScoreRow } from '@/lib/scoring/types';
import { MIN_CHANGE, POSSIBLE, verdictOf } from '@/lib/scoring/verdict';
import type { Base } from './base';
import { errorOfItems, fewestBehind, peopleReckoned } from './cautious';
import { type ItemPair, itemPair, peopleOfChange, sizesOf, valuesOf } from './change-people';
import { SPREAD_FLOOR, sizeOf } from './ledger';
import { changeMargin } from './margin';
import type { Pair } from './pair';
import { FEW_ITEMS, kindOf } from './rows';
import type { PublishedChange } from './types';

/** What is said of the change of a row over some items, each shown in both rounds. */
export type Finding = Pick<
  PublishedChange,
  'verdict' | 'delta' | 'ci95' | 'margin' | 'linked' | 'strongest'
> & {
  /** Those whom the test of the row compares; null where none could be made. Not for viewers. */
  people: (() => LeafPeople) | null;
};

/** Whether what is said may follow the same people through both rounds, in words and with an interval, and tell of their number. */
export interface Link {
  linkable: boolean;
  spread: boolean;
  /** Its spread may be that of people over its items, and so tell of their number, in both rounds. */
  alike: boolean;
}

/** People in both rounds who can attain "improved" linked: 2 of their 2^6 patterns of signs are 1 in 32. */
const ENOUGH = 6;

/** Answers to an item in both rounds, put side by side once for all rows above it. */
function answersOf({ before, after, answers }: Pair, id: string): ItemPair {
  const found = answers.get(id) ?? itemPair(before.base, after.base, id);
  answers.set(id, found);
  return found;
}

/** Interval of a change, on −4 to 4. */
function around(delta: number, error: number, df: number): Interval {
  const reach = tQuantile(0.975, df) * error;
  return { lo: Math.max(-HIGHEST, delta - reach), hi: Math.min(HIGHEST, delta + reach) };
}

/** People with a number for one of the items, of those who count. */
function peopleBehindAny({ evaluation: { sheet }, counts, nodes }: Base, items: readonly string[]): number {
  const people = new Set(items.flatMap((item) => [...(nodes.get(item)?.estimate?.people ?? [])]));
  return sizeOf(
    [...people].map((who) => sheet.people[who] ?? ''),
    counts,
  );
}

/** Whether spread of both rounds stands behind the change of a row (publishing rule, P4). */
function hasSpread(
  { before, after }: Pair,
  { id }: ScoreRow,
  items: readonly string[],
  alike: boolean,
): boolean {
  const rounds = [before, after];
  const inBoth = (item: string) => rounds.every((round) => round.items.get(item)?.spread ?? false);
  const each = items.every(inBoth);
  const large = items.length >= FEW_ITEMS && !after.base.itemIds.has(id);
  if (!alike) return each || (large && items.some(inBoth));
  return (each || large) && rounds.every(({ base }) => peopleBehindAny(base, items) >= SPREAD_FLOOR);
}

/** Number and word of few answers: of the numbers of people alone (publishing rule, section 3). */
function fromNumbers(
  { before, after }: Pair,
  row: ScoreRow,
  items: readonly string[],
  delta: number,
): Finding {
  const [n1, n2] = [fewestBehind(before.base, items), fewestBehind(after.base, items)];
  const margin = changeMargin(kindOf(after.base, row), items.length, n1, n2);
  const sure = atLeast(Math.abs(delta), margin) && atLeast(Math.abs(delta), MIN_CHANGE);
  const verdict: ChangeVerdict = !sure ? 'no_detectable_change' : delta > 0 ? 'improved' : 'declined';
  return { verdict, delta, ci95: null, margin, linked: false, strongest: 'certain', people: null };
}

/**
 * Strongest word within reach of so many people. How many of them are in both rounds is told by it only where the items
 * are linkable; five before and five after who are linked by nobody can attain every word.
 */
function strongestOf(items: readonly ItemPair[], linkable: boolean): PublishedChange['strongest'] {
  if (!linkable) return 'certain';
  const { stayers, leavers, joiners } = sizesOf(items);
  const best = verdictOf(MIN_CHANGE, smallestChance(stayers, leavers, joiners));
  return best === 'improved' ? 'certain' : best === 'possible' ? 'possible' : 'none';
}

/**
 * Whether one of the items alone has so many people that they can attain every word, linked or not: then the word does not
 * tell how many more there are behind the others.
 */
const hasEveryWord = ({ before, after }: Pair, items: readonly string[]): boolean =>
  items.some((item) => [before, after].every(({ base }) => fewestBehind(base, [item]) >= ENOUGH));

/** Interval of the two published ones: SE² = SE₁² + SE₂² (publishing rule, section 3). */
function unlinkedInterval(
  { before, after }: Pair,
  shared: readonly SharedItem[],
  delta: number,
  alike: boolean,
) {
  const rounds = { before: before.base, after: after.base };
  const shares = shared.map(({ id, share }) => [id, share] as const);
  const ids = shared.map(({ id }) => id);
  const [one, other] = ([before, after] as const).map((round, i) => {
    if (alike) return errorOver(rounds, shared, i === 0 ? 'before' : 'after');
    const see = (item: string) => ({ shown: true, spread: round.items.get(item)?.spread ?? false });
    return { se: errorOfItems(round.base, shares, see), people: peopleReckoned(round.base, ids) };
  });
  if (!one || !other) throw new Error('There are two rounds.');
  return around(delta, Math.hypot(one.se, other.se), one.people + other.people - 2);
}

/**
 * The change of a row over some of its items (publishing rule, section 3; methods reference, d and g): the number with an
 * interval, linked where that may be told, and the word of the exact test; of few answers a margin and the word that goes
 * with it. Both rounds are rolled up with the weights of the later one.
 */
export function findingOf(pair: Pair, row: ScoreRow, items: readonly string[], link: Link): Finding {
  const rounds = { before: pair.before.base, after: pair.after.base };
  const shared = sharedItems(rounds, row.id, items);
  const people = [peopleReckoned(rounds.before, items), peopleReckoned(rounds.after, items)] as const;
  const { change: delta, interval } = changeOver(
    rounds,
    shared,
    link.alike ? undefined : Math.min(...people),
  );
  if (!hasSpread(pair, row, items, link.alike)) return fromNumbers(pair, row, items, delta);
  const isItem = rounds.after.itemIds.has(row.id);
  const linkedInterval = link.spread && (link.alike || isItem) ? interval : null;
  const linked = (link.linkable || items.length >= FEW_ITEMS) && (link.alike || hasEveryWord(pair, items));
  const pairs = items.map((id) => answersOf(pair, id));
  const compared = () => peopleOfChange(pairs, linked);
  // A smaller change gets no word whatever the test says, and is the most frequent one.
  const test = atLeast(Math.abs(delta), MIN_CHANGE) ? changeTest(valuesOf(compared()), POSSIBLE) : null;
  // The word is about the change that stands beside it: where the test points elsewhere, there is none.
  const agrees = test !== null && test.statistic * delta > 0;
  return {
    verdict: agrees ? verdictOf(delta, test.p) : 'no_detectable_change',
    delta,
    ci95: linkedInterval ?? unlinkedInterval(pair, shared, delta, link.alike),
    margin: null,
    linked: linkedInterval !== null,
    strongest: strongestOf(pairs, link.linkable && link.alike),
    people: compared,
  };
}
