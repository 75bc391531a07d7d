import { itemEstimate } from './estimate';
import {
  changeInterval,
  changeOver,
  type EverybodyChange,
  rowIsComparable,
  type SharedItem,
  sharedItems,
} from './everybody';
import { MIN_RESPONDENTS, pairedFloor } from './interval';
import type { Node } from './node';
import { signFlipChance } from './permutation';
import { commonItems, itemsCarryEnough, type RoundPair, type ScoredRound } from './round-pair';
import type { Counted } from './sheet';
import { byCodeUnit, sampleVariance, sum } from './stats';
import type { Interval } from './types';

/** Where a change comes from; points of the 0–4 scale, later minus earlier. */
export interface Decomposition {
  /** The row's score in each round; `total` is their difference and the sum of the four parts. */
  before: number;
  after: number;
  total: number;
  /** Other items were scored; people left; people joined; the same people answered differently. */
  items: number;
  leavers: number;
  joiners: number;
  stayers: number;
  /** Items of the parts, in model order: scored in both rounds, with somebody who answered twice. */
  commonItems: readonly string[];
  /** People who answered one of the items twice; one only before; one only after. Somebody may be in several. */
  people: { stayers: number; onlyBefore: number; onlyAfter: number };
  /** Fewest people in any of these groups of one item, empty ones left out: shown at a threshold above this, the parts give away answers. */
  smallestGroup: number;
  /** What each stayer adds to `stayers`, by person. */
  contributions: ReadonlyMap<string, number>;
  /** Two-sided sign-flip p of the contributions; never shown to teams. */
  p: number;
  /** Standard error of `stayers`, never below √(1/6M) over M pairs of answers; null with fewer than 3 stayers. */
  se: number | null;
  stayersInterval: Interval | null;
  /** The change of everybody over the same items. */
  common: EverybodyChange;
}

/** Answers to an item by person id. */
const answersOf = (node: Node, { evaluation }: ScoredRound): Map<string, Counted> =>
  new Map(node.tally.numeric.map((answer) => [evaluation.sheet.people[answer.who] ?? '', answer]));

/** The answers to one item of those who gave one in both rounds. */
interface PairedItem extends SharedItem {
  pairs: readonly { person: string; before: Counted; after: Counted }[];
  onlyBefore: readonly string[];
  onlyAfter: readonly string[];
}

function pairUp(pair: RoundPair, item: SharedItem): PairedItem {
  const [earlier, later] = [answersOf(item.before, pair.before), answersOf(item.after, pair.after)];
  return {
    ...item,
    pairs: [...earlier].flatMap(([person, before]) => {
      const after = later.get(person);
      return after ? [{ person, before, after }] : [];
    }),
    onlyBefore: [...earlier.keys()].filter((person) => !later.has(person)),
    onlyAfter: [...later.keys()].filter((person) => !earlier.has(person)),
  };
}

/**
 * What each pair of answers adds to the score in one round: share · weight · answer, weights adding up to 1 within the
 * item. With equal weights the difference of the two is c·(a₂ − a₁)/|K|.
 */
function parts({ share, pairs }: PairedItem, round: 'before' | 'after'): number[] {
  const weights = sum(pairs.map((one) => one[round].weight));
  return pairs.map((one) => (share * one[round].weight * one[round].value) / weights);
}

/** Σ of each person's contributions, in the order of their ids. */
function contributionsOf(items: readonly PairedItem[]): Map<string, number> {
  const contributions = new Map<string, number>();
  for (const item of items) {
    const [earlier, later] = [parts(item, 'before'), parts(item, 'after')];
    for (const [i, { person }] of item.pairs.entries()) {
      const change = (later[i] ?? 0) - (earlier[i] ?? 0);
      contributions.set(person, (contributions.get(person) ?? 0) + change);
    }
  }
  return new Map([...contributions].sort(([a], [b]) => byCodeUnit(a, b)));
}

/** People in one of the groups of some item, and the fewest in any group of one item. */
function groupsOf(items: readonly PairedItem[]) {
  const groups = items.map(({ pairs, onlyBefore, onlyAfter }) => ({
    stayers: pairs.map(({ person }) => person),
    onlyBefore,
    onlyAfter,
  }));
  const union = (of: 'stayers' | 'onlyBefore' | 'onlyAfter') => new Set(groups.flatMap((g) => g[of])).size;
  const sizes = groups.flatMap((g) => [g.stayers.length, g.onlyBefore.length, g.onlyAfter.length]);
  return {
    people: {
      stayers: union('stayers'),
      onlyBefore: union('onlyBefore'),
      onlyAfter: union('onlyAfter'),
    },
    smallestGroup: Math.min(...sizes.filter((size) => size > 0)),
  };
}

/**
 * Where the change of a row comes from (methods reference (d); Kitagawa 1955): with C the items scored in both rounds
 * that somebody answered twice, and S(C) the roll-up over them with the later round's weights,
 * total = items [S₂ − S₂(C)] − [S₁ − S₁(C)] + leavers S₁(C, paired) − S₁(C) + joiners S₂(C) − S₂(C, paired)
 * + stayers S₂(C, paired) − S₁(C, paired). Null when the row has no score in both rounds, or C carries less than 60 %
 * of its weight.
 * @param id row: overall, a framework, a principle or an item
 * @param linkable the items C may be made of; default: all
 */
export function decompose(pair: RoundPair, id: string, linkable?: ReadonlySet<string>): Decomposition | null {
  const [before, after] = [pair.before, pair.after].map(({ nodes }) => nodes.get(id)?.estimate?.score);
  if (before === undefined || after === undefined || !rowIsComparable(pair, id)) return null;
  const scored = commonItems(pair, id).filter((item) => linkable?.has(item) ?? true);
  const paired = (ids: readonly string[]) => sharedItems(pair, id, ids).map((item) => pairUp(pair, item));
  // Shares depend on the set of items, so they are taken again once the items that nobody answered twice are out.
  const ids = paired(scored).flatMap((item) => (item.pairs.length > 0 ? [item.id] : []));
  if (!itemsCarryEnough(pair, id, new Set(ids))) return null;
  const items = paired(ids);

  const everybody = (round: 'before' | 'after') =>
    sum(items.map((item) => item.share * (item[round].estimate?.score ?? 0)));
  const twice = (round: 'before' | 'after') =>
    sum(
      items.map(
        (item) =>
          item.share *
          itemEstimate(
            item.pairs.map((one) => one[round]),
            0,
          ).score,
      ),
    );
  const contributions = contributionsOf(items);
  const changes = [...contributions.values()];
  const m = changes.length;
  const stayers = twice('after') - twice('before');
  const floor = pairedFloor(sum(items.map(({ pairs }) => pairs.length)));
  // m/(m−1)·Σ(u − ū)²: the u add up to the change, so its variance is m times theirs.
  const se = m < MIN_RESPONDENTS ? null : Math.max(Math.sqrt(m * sampleVariance(changes)), floor);
  return {
    before,
    after,
    total: after - before,
    items: after - everybody('after') - (before - everybody('before')),
    leavers: twice('before') - everybody('before'),
    joiners: everybody('after') - twice('after'),
    stayers,
    commonItems: ids,
    ...groupsOf(items),
    contributions,
    p: signFlipChance(changes),
    se,
    stayersInterval: se === null ? null : changeInterval(stayers, se, m),
    common: changeOver(pair, items),
  };
}
