import type { ChangeTest } from '@/lib/scoring/change-test';
import { changeTest } from '@/lib/scoring/change-test';
import { changeOver, sharedItems } from '@/lib/scoring/everybody';
import { type GateLeaf, headlineGate } from '@/lib/scoring/headline-gate';
import { jackknifeError } from '@/lib/scoring/interval';
import type { LeafPeople } from '@/lib/scoring/joint-relabeling';
import type { Node } from '@/lib/scoring/node';
import { restrictTo } from '@/lib/scoring/restrict';
import { atLeast, HIGHEST, MIN_COVERAGE } from '@/lib/scoring/rules';
import { tQuantile } from '@/lib/scoring/student-t';
import type { ChangeVerdict, Interval, ScoreRow } from '@/lib/scoring/types';
import { MIN_CHANGE, verdictOf } from '@/lib/scoring/verdict';
import { type Base, peopleIn } from './base';
import { itemPair, peopleOfChange, valuesOf } from './change-people';
import { shareOfWeight, weightsAsked } from './comparability';
import type { PublishedItem } from './items';
import { SPREAD_FLOOR, sizeOf } from './ledger';
import { changeMargin } from './margin';
import { FEW_ITEMS, kindOf, scoredItems, seenAs } from './rows';
import type { ChangeParts, NotComparable, PublishedChange } from './types';

/** A change as viewers of one threshold see it, before equal versions are put together. */
export type ChangeView = Omit<PublishedChange, 'upTo'>;

/** A round that has been decided on: what the rule shows of its items. */
export interface Decided {
  base: Base;
  items: ReadonlyMap<string, PublishedItem>;
}

/** Two rounds to compare, and what was worked out about them already. */
export interface Pair {
  before: Decided;
  after: Decided;
  /** Weight asked and applicable, by item. */
  weights: { before: ReadonlyMap<string, number>; after: ReadonlyMap<string, number> };
  teamChanged: boolean;
  /** What a row's change is made of, at the thresholds at which that may be shown. */
  partsOf: (row: ScoreRow, threshold: number) => ChangeParts | null;
  /** What was found already, by row and items: thresholds often differ in a few items only. */
  found: Map<string, Finding>;
  /** Leaves that may be named, by what was compared. */
  named: Map<string, ReadonlySet<string>>;
  leaves: Map<string, GateLeaf>;
  shapes: Map<string, Shape>;
}

export type Finding = Pick<ChangeView, 'verdict' | 'delta' | 'ci95' | 'margin' | 'linked' | 'strongest'> & {
  /** Those whom the test of the row compares; null where none could be made. Not for viewers. */
  people: (() => LeafPeople) | null;
};

const NOTHING = {
  verdict: null,
  reason: null,
  delta: null,
  ci95: null,
  margin: null,
  linked: false,
  over: 0,
  of: 0,
  strongest: null,
  named: false,
  parts: null,
} as const;

/** Fewer than half of the people of the larger round answered in both (scoring reference 3.10). */
function hasTeamChanged(before: Base, after: Base): boolean {
  const [earlier, later] = [before.evaluation.sheet.answered, after.evaluation.sheet.answered];
  const same = [...earlier].filter((id) => later.has(id)).length;
  return !atLeast(same, Math.max(earlier.size, later.size) / 2);
}

export function pairOf(before: Decided, after: Decided, partsOf: Pair['partsOf']): Pair {
  return {
    before,
    after,
    weights: { before: weightsAsked(before.base.input), after: weightsAsked(after.base.input) },
    teamChanged: hasTeamChanged(before.base, after.base),
    partsOf,
    found: new Map(),
    named: new Map(),
    leaves: new Map(),
    shapes: new Map(),
  };
}

function nodeOf({ nodes }: Base, id: string): Node {
  const node = nodes.get(id);
  if (!node) throw new Error(`${id} is a row of its round.`);
  return node;
}

/** A row rolled up over these items only: S(C) of methods reference (d). */
function over(node: Node, items: readonly string[]): Node {
  const rolledUp = restrictTo(node, new Set(items));
  if (!rolledUp) throw new Error(`${node.id} is scored over the items.`);
  return rolledUp;
}

/** What a row of two rounds is made of, whoever looks: worked out once for all thresholds. */
interface Shape {
  under: readonly string[];
  asked: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>];
  /** Items behind the score of each round, and how many are behind either. */
  fed: readonly ReadonlySet<string>[];
  of: number;
}

function shapeOf({ before, after, weights, shapes }: Pair, id: string): Shape {
  const known = shapes.get(id);
  if (known) return known;
  const bases = [before.base, after.base];
  const under = [...new Set(bases.flatMap((base) => base.under.get(id) ?? []))];
  const fed = bases.map((base) => new Set(scoredItems(nodeOf(base, id), base.itemIds)));
  const of = under.filter((item) => fed.some((own) => own.has(item))).length;
  const shape = {
    under,
    asked: [within(weights.before, under), within(weights.after, under)],
    fed,
    of,
  } as const;
  shapes.set(id, shape);
  return shape;
}

const within = (weights: ReadonlyMap<string, number>, ids: readonly string[]) =>
  new Map(
    ids.flatMap((id): [string, number][] => {
      const weight = weights.get(id);
      return weight === undefined ? [] : [[id, weight]];
    }),
  );

/** Interval of a change, on −4 to 4. */
function around(delta: number, error: number, df: number): Interval {
  const reach = tQuantile(0.975, df) * error;
  return { lo: Math.max(-HIGHEST, delta - reach), hi: Math.min(HIGHEST, delta + reach) };
}

/** Strongest word within reach of so many people. */
function strongestOf({ smallestP }: ChangeTest): ChangeView['strongest'] {
  const best = verdictOf(MIN_CHANGE, smallestP);
  return best === 'improved' ? 'certain' : best === 'possible' ? 'possible' : 'none';
}

/** The changes of a pair of rounds as viewers of one threshold see them; practices that cannot be compared are left out. */
export function changesSeen(pair: Pair, threshold: number): ChangeView[] {
  const { before, after, found } = pair;
  const rounds = { before: before.base, after: after.base };
  const seen = (round: Decided, id: string) =>
    (round.items.get(id)?.upTo ?? 0) >= threshold && round.base.nodes.get(id)?.status === 'ok';
  const common = new Set([...after.base.itemIds].filter((id) => seen(before, id) && seen(after, id)));
  const scored = (round: Decided, id: string) => round.base.nodes.get(id)?.status === 'ok';

  const groups = new Set(after.base.input.model.principles.map(({ parent }) => parent));
  const isLeaf = ({ scope, id }: ScoreRow) => scope === 'principle' && !groups.has(id);
  const leaves = new Map<string, { key: string; people: () => LeafPeople }>();

  const viewOf = (row: ScoreRow): ChangeView => {
    const place = { scope: row.scope, id: row.id, teamChanged: pair.teamChanged };
    const not = (reason: NotComparable): ChangeView => ({
      ...NOTHING,
      ...place,
      verdict: 'not_comparable',
      reason,
    });
    const states = [before, after].map(({ base, items }) => seenAs(base, items, row.id, threshold));
    if (states.includes('hidden')) return { ...NOTHING, ...place };
    if (states.includes('unscored')) return not('unscored');
    const scopes = [before, after].map(({ base }) => [...base.input.scope].sort().join());
    if (row.scope === 'overall' && scopes[0] !== scopes[1]) return not('scope');
    const { under, asked, fed, of } = shapeOf(pair, row.id);
    const enough = (ids: readonly string[]) => atLeast(shareOfWeight(...asked, ids), MIN_COVERAGE);
    const shown = under.filter((id) => common.has(id));
    const items = shown.filter((id) => fed.every((own) => own.has(id)));
    if (items.length === 0 || !enough(shown)) {
      const all = under.filter((id) => scored(before, id) && scored(after, id));
      return enough(all) && all.length > 0 ? { ...NOTHING, ...place } : not('weight');
    }
    const linkable = items.every((id) => (after.items.get(id)?.link.upTo ?? 0) >= threshold);
    const spread = linkable && items.every((id) => after.items.get(id)?.link.spread);
    const key = [row.id, linkable, spread, ...items].join();
    const { people, ...finding } = found.get(key) ?? findingOf(row, items, { linkable, spread });
    found.set(key, { ...finding, people });
    if (people && isLeaf(row)) leaves.set(row.id, { key, people });
    return {
      ...NOTHING,
      ...place,
      ...finding,
      over: items.length,
      of,
      parts: pair.partsOf(row, threshold),
    };
  };

  const findingOf = (
    row: ScoreRow,
    items: readonly string[],
    link: { linkable: boolean; spread: boolean },
  ): Finding => {
    const bases = [before.base, after.base] as const;
    const nodes = bases.map((base) => over(nodeOf(base, row.id), items));
    const { change: delta, interval: joint } = changeOver(rounds, sharedItems(rounds, row.id, items));
    const [n1 = 0, n2 = 0] = nodes.map((node) => node.estimate?.people.size ?? 0);
    const each = items.every((id) => before.items.get(id)?.spread && after.items.get(id)?.spread);
    const many = nodes.every((node, i) => {
      const base = bases[i] ?? after.base;
      return sizeOf(peopleIn(node, base.evaluation), base.counts) >= SPREAD_FLOOR;
    });
    if (!many || !(each || (items.length >= FEW_ITEMS && !after.base.itemIds.has(row.id)))) {
      const margin = changeMargin(kindOf(after.base, row), n1, n2);
      const sure = atLeast(Math.abs(delta), margin) && atLeast(Math.abs(delta), MIN_CHANGE);
      const verdict: ChangeVerdict = !sure ? 'no_detectable_change' : delta > 0 ? 'improved' : 'declined';
      return { verdict, delta, ci95: null, margin, linked: false, strongest: 'certain', people: null };
    }
    const errors = nodes.map((node) => (node.estimate ? (jackknifeError(node.estimate) ?? 0) : 0));
    const answered = nodes.reduce((sum, node) => sum + (node.estimate?.people.size ?? 0), 0);
    const linkedInterval = link.spread ? joint : null;
    const ci95 = linkedInterval ?? around(delta, Math.hypot(...errors), answered - 2);
    const linked = link.linkable || items.length >= FEW_ITEMS;
    const people = () =>
      peopleOfChange(
        items.map((id) => itemPair(...bases, id)),
        linked,
      );
    // A smaller change gets no word whatever the test says, and is the most frequent one.
    const test = atLeast(Math.abs(delta), MIN_CHANGE) ? changeTest(valuesOf(people())) : null;
    // The word is about the change that stands beside it: where the test points elsewhere, there is none.
    const agrees = test !== null && test.statistic * delta > 0;
    return {
      verdict: agrees ? verdictOf(delta, test.p) : 'no_detectable_change',
      delta,
      ci95,
      margin: null,
      linked: linkedInterval !== null,
      strongest: test && strongestOf(test),
      people,
    };
  };

  const views = after.base.rows
    .map(viewOf)
    .filter((row) => row.scope !== 'practice' || row.verdict !== 'not_comparable');
  const moved = views.some(({ id, verdict }) => isStrong(verdict) && leaves.has(id));
  const key = [...leaves.values()].map((leaf) => leaf.key).join('|');
  const known = pair.named.get(key);
  const named = known ?? namedOf(moved ? [...leaves].map(([id, leaf]) => gateLeaf(pair, id, leaf)) : []);
  pair.named.set(key, named);
  return views.map((row) => (named.has(`${row.verdict} ${row.id}`) ? { ...row, named: true } : row));
}

const isStrong = (verdict: ChangeVerdict | null) => verdict === 'improved' || verdict === 'declined';

/** The same object for the same comparison, so that its relabelings are drawn once for all thresholds. */
function gateLeaf(
  { leaves }: Pair,
  id: string,
  { key, people }: { key: string; people: () => LeafPeople },
): GateLeaf {
  const leaf = leaves.get(key) ?? { id, ...people() };
  leaves.set(key, leaf);
  return leaf;
}

/** The leaves that sentences may name, by verdict and id: no more of them than chance brings is no news (methods reference, h). */
function namedOf(leaves: readonly GateLeaf[]): ReadonlySet<string> {
  const { improved, declined } = headlineGate(leaves);
  return new Set([
    ...(improved.named ? improved.leaves.map((id) => `improved ${id}`) : []),
    ...(declined.named ? declined.leaves.map((id) => `declined ${id}`) : []),
  ]);
}
