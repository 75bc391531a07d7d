import type { GateLeaf } from '@/lib/scoring/headline-gate';
import { atLeast, MIN_COVERAGE } from '@/lib/scoring/rules';
import type { Base } from './base';
import type { ItemPair } from './change-people';
import { shareOfWeight, weightsAsked } from './comparability';
import type { Finding } from './finding';
import type { PublishedItem } from './items';
import { scoredItems } from './rows';

/** A round that has been decided on: what the rule shows of its items. */
export interface Decided {
  base: Base;
  items: ReadonlyMap<string, PublishedItem>;
}

/** Two rounds to compare, and what was worked out about them already. */
export interface Pair {
  before: Decided;
  after: Decided;
  teamChanged: boolean;
  shapes: ReadonlyMap<string, Shape>;
  answers: Map<string, ItemPair>;
  /** What was found already, by row and items: thresholds often differ in a few items only. */
  found: Map<string, Finding>;
  /** Leaves that may be named, by what was compared. */
  named: Map<string, ReadonlySet<string>>;
  leaves: Map<string, GateLeaf>;
}

/** What a row of two rounds is made of, whoever looks. */
export interface Shape {
  /** Weight asked and applicable in each round, by item of the row. */
  asked: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>];
  /** Items that both rounds asked, and those of them that are behind the score of both, in model order. */
  both: readonly string[];
  fed: readonly string[];
  /** How many items were asked in either round. */
  of: number;
}

/** Whether items of a row carry enough of the weight asked in either round for a change to be told. */
export const carryEnough = ({ asked }: Shape, items: readonly string[]): boolean =>
  items.length > 0 && atLeast(shareOfWeight(...asked, items), MIN_COVERAGE);

/**
 * Fewer than half of the people of the larger round were asked in both. Who was asked is no secret; who of them answered
 * in both would be a count of people whose other numbers may be hidden (publishing rule, P6).
 */
function hasTeamChanged(before: Base, after: Base): boolean {
  const [earlier, later] = [before, after].map(({ input }) => new Set(input.respondents.map(({ id }) => id)));
  if (!earlier || !later) return false;
  const same = [...earlier].filter((id) => later.has(id)).length;
  return !atLeast(same, Math.max(earlier.size, later.size) / 2);
}

function shapesOf(before: Base, after: Base): Map<string, Shape> {
  const bases = [before, after];
  const [earlier, later] = [weightsAsked(before.input), weightsAsked(after.input)];
  return new Map(
    after.rows.map(({ id }): [string, Shape] => {
      const under = [...new Set(bases.flatMap((base) => base.under.get(id) ?? []))];
      const fed = bases.map((base) => {
        const node = base.nodes.get(id);
        return new Set(node ? scoredItems(node, base.itemIds) : []);
      });
      const asked = [within(earlier, under), within(later, under)] as const;
      const both = under.filter((item) => asked.every((own) => own.has(item)));
      const shape: Shape = {
        asked,
        both,
        fed: both.filter((item) => fed.every((own) => own.has(item))),
        of: under.filter((item) => asked.some((own) => own.has(item))).length,
      };
      return [id, shape];
    }),
  );
}

const within = (weights: ReadonlyMap<string, number>, ids: readonly string[]) =>
  new Map(
    ids.flatMap((id): [string, number][] => {
      const weight = weights.get(id);
      return weight === undefined ? [] : [[id, weight]];
    }),
  );

export function pairOf(before: Decided, after: Decided): Pair {
  return {
    before,
    after,
    teamChanged: hasTeamChanged(before.base, after.base),
    shapes: shapesOf(before.base, after.base),
    answers: new Map(),
    found: new Map(),
    named: new Map(),
    leaves: new Map(),
  };
}
