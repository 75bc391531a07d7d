import { type GateDirection, type GateLeaf, headlineGate } from '@/lib/scoring/headline-gate';
import type { LeafPeople } from '@/lib/scoring/joint-relabeling';
import { atMost } from '@/lib/scoring/rules';
import type { ChangeVerdict, ScoreRow } from '@/lib/scoring/types';
import { CERTAIN } from '@/lib/scoring/verdict';
import { isAlike } from './cautious';
import { findingOf } from './finding';
import { carryEnough, type Decided, type Pair } from './pair';
import type { Parts } from './parts';
import { seenAs } from './rows';
import type { NotComparable, PublishedChange } from './types';

/** A change as viewers of one threshold see it, before equal versions are put together. */
export type ChangeView = Omit<PublishedChange, 'upTo'>;

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

/** The changes of a pair of rounds as viewers of one threshold see them. */
export function changesSeen(pair: Pair, partsOf: Parts, threshold: number): ChangeView[] {
  const { before, after, shapes, found } = pair;
  const isShown = ({ items }: Decided, id: string) => (items.get(id)?.upTo ?? 0) >= threshold;
  const groups = new Set(after.base.input.model.principles.map(({ parent }) => parent));
  const isLeaf = ({ scope, id }: ScoreRow) => scope === 'principle' && !groups.has(id);
  const leaves = new Map<string, { key: string; people: () => LeafPeople }>();
  const scopes = [before, after].map(({ base }) => [...base.input.scope].sort().join());

  const statesOf = (id: string) =>
    [before, after].map(({ base, items }) => seenAs(base, items, id, threshold));

  const viewOf = (row: ScoreRow): ChangeView => {
    const hidden = { ...NOTHING, scope: row.scope, id: row.id, teamChanged: pair.teamChanged };
    const not = (reason: NotComparable): ChangeView => ({ ...hidden, verdict: 'not_comparable', reason });
    const states = statesOf(row.id);
    if (states.includes('hidden')) return hidden;
    if (states.includes('unscored')) return not('unscored');
    if (row.scope === 'overall' && scopes[0] !== scopes[1]) return not('scope');
    const shape = shapes.get(row.id);
    if (!shape) throw new Error(`${row.id} is a row of both rounds.`);
    const items = shape.fed.filter((id) => isShown(before, id) && isShown(after, id));
    if (!carryEnough(shape, items)) {
      // As far as this viewer can tell: which of the hidden items have a score is not to be told.
      const fed = new Set(shape.fed);
      const maybe = shape.both.filter((id) => fed.has(id) || statesOf(id).includes('hidden'));
      return carryEnough(shape, maybe) ? hidden : not('weight');
    }
    const links = items.map((id) => after.items.get(id)?.link);
    const linkable = links.every((link) => (link?.upTo ?? 0) >= threshold);
    const alike = [before, after].every(({ base }) => isAlike(base, row.id, threshold));
    const link = { linkable, spread: linkable && links.every((one) => one?.spread ?? false), alike };
    const key = [row.id, link.linkable, link.spread, alike, ...items].join();
    const finding = found.get(key) ?? findingOf(pair, row, items, link);
    found.set(key, finding);
    const { people, ...told } = finding;
    if (people && isLeaf(row)) leaves.set(row.id, { key, people });
    return { ...hidden, ...told, over: items.length, of: shape.of, parts: partsOf(row, threshold) };
  };

  const views = after.base.rows.map(viewOf);
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

/**
 * The leaves that sentences may name, by verdict and id: no more of them than chance brings is no news (methods reference, h).
 * The first sentences name both directions, so chance may bring as many in either in at most 1 of 20 rounds.
 */
function namedOf(leaves: readonly GateLeaf[]): ReadonlySet<string> {
  const { improved, declined } = headlineGate(leaves);
  return new Set([
    ...(isNews(improved) ? improved.leaves.map((id) => `improved ${id}`) : []),
    ...(isNews(declined) ? declined.leaves.map((id) => `declined ${id}`) : []),
  ]);
}

const isNews = ({ named, eitherP }: GateDirection): boolean => named && atMost(eitherP, CERTAIN);
