import type { Estimate } from '@/lib/scoring/estimate';
import { type FirmLevel, firmLevels } from '@/lib/scoring/firm-levels';
import { jackknifeError, tInterval } from '@/lib/scoring/interval';
import { levelRange } from '@/lib/scoring/level';
import type { Node } from '@/lib/scoring/node';
import { restrictTo } from '@/lib/scoring/restrict';
import { itemShares } from '@/lib/scoring/round-pair';
import type { Interval, ScoreRow } from '@/lib/scoring/types';
import { type Base, peopleIn, rowUpTo } from './base';
import { countsShown, errorOfItems, fewestBehind, isAlike, peopleReckoned } from './cautious';
import type { PublishedItem } from './items';
import { SPREAD_FLOOR, sizeOf } from './ledger';
import { type MarginKind, scoreMargin } from './margin';
import type { PublishedRow } from './types';

/** A row as viewers of one threshold see it, before equal versions are put together. */
export type RowView = Omit<PublishedRow, 'upTo'>;

/** Rows of fewer items show spread only if each of their items does (publishing rule, P4). */
export const FEW_ITEMS = 8;

const hiddenRow = ({ scope, id }: Pick<ScoreRow, 'scope' | 'id'>): RowView => ({
  scope,
  id,
  status: 'hidden',
  score: null,
  ci95: null,
  margin: null,
  level: null,
  levelRange: null,
  n: null,
  dontKnow: null,
  coverage: null,
  median: null,
  ad: null,
  agreement: null,
  polarised: false,
  weakest: null,
});

/** Scored items of a row, by the ids of its own scored tree. */
export const scoredItems = (node: Node, itemIds: ReadonlySet<string>): string[] =>
  itemIds.has(node.id)
    ? node.estimate
      ? [node.id]
      : []
    : node.scored.flatMap((child) => scoredItems(child, itemIds));

/** Lowest child that these viewers see; the first in model order among equals. */
function weakestSeen(node: Node, shown: (id: string) => boolean): string | null {
  if (node.scope !== 'framework' && node.scope !== 'overall') return null;
  const seen = node.scored.filter(({ id }) => shown(id));
  const lowest = Math.min(...seen.map(({ estimate }) => estimate?.score ?? Number.POSITIVE_INFINITY));
  return seen.find(({ estimate }) => estimate?.score === lowest)?.id ?? null;
}

/**
 * Whether viewers of one threshold see a row, and a score in it. Why there is none is a count of answers (publishing rule,
 * P6): where few were asked, "too few answers" looks like a score that is hidden.
 */
export function seenAs(
  base: Base,
  items: ReadonlyMap<string, PublishedItem>,
  id: string,
  threshold: number,
): 'scored' | 'unscored' | 'hidden' {
  const node = base.nodes.get(id);
  if (!node) return 'unscored';
  if (base.input.format === 'consensus') return node.estimate ? 'scored' : 'unscored';
  if (node.estimate) return rowUpTo(base, items, id) >= threshold ? 'scored' : 'hidden';
  if (node.status === 'not_applicable') return 'unscored';
  const n = sizeOf(peopleIn(node, base.evaluation), base.counts);
  const few = node.tally.numeric.length > 0 && n < threshold;
  return countsShown(base, id, threshold) && !few ? 'unscored' : 'hidden';
}

/** Rows as they are made of some of the items, and how far their levels can be trusted. */
interface MadeOf {
  made: ReadonlyMap<string, Node>;
  firm: ReadonlyMap<string, FirmLevel>;
}

function madeOf({ evaluation, nodes, input }: Base, shown: ReadonlySet<string>): MadeOf {
  if (input.format === 'consensus') return { made: nodes, firm: new Map() };
  const made = [...nodes].flatMap(([id, node]): [string, Node][] => {
    const own = restrictTo(node, shown);
    return own ? [[id, own]] : [];
  });
  return { made: new Map(made), firm: firmLevels(evaluation, shown) };
}

/**
 * The rows of a round as viewers of one threshold see them (publishing rule). A score may stand for hidden items too;
 * everything else is made of what these viewers see.
 * @param known what was made for other thresholds: most show the same items
 */
export function rowsSeen(
  base: Base,
  items: ReadonlyMap<string, PublishedItem>,
  threshold: number,
  known = new Map<string, MadeOf>(),
): RowView[] {
  const { nodes, evaluation, counts, itemIds } = base;
  const consensus = base.input.format === 'consensus';
  const shown = (id: string) => seenAs(base, items, id, threshold) === 'scored';
  const spreadOfItem = (id: string) => shown(id) && (items.get(id)?.spread ?? false);
  const shownItems = new Set([...itemIds].filter(shown));
  const key = [...shownItems].join();
  const { made, firm } = known.get(key) ?? madeOf(base, shownItems);
  known.set(key, { made, firm });

  const see = (item: string) => ({ shown: shown(item), spread: spreadOfItem(item) });

  /** Interval of a row over some of its items, of what those tell. */
  const cautious = (row: Node, over: readonly string[], confidence: number): Interval | null => {
    if (!row.estimate) return null;
    const people = peopleReckoned(base, over);
    if (itemIds.has(row.id)) return intervalOf(row.estimate, people, confidence);
    const error = errorOfItems(base, itemShares(base, row.id, new Set(over)), see);
    return tInterval(row.estimate.score, error, people, confidence);
  };

  /** Levels that cannot be ruled out; where `made` is given, of what its items tell. */
  const rangeOf = (found: FirmLevel | undefined, made: Node | null | undefined, over: readonly string[]) => {
    const ends = found?.range && made && cautious(made, over, 0.8);
    if (!found || !ends) return found?.range ?? null;
    const all = [found.level, ...levelRange(ends), ...found.replicateLevels].sort((a, b) => a - b);
    return [all[0] ?? found.level, all.at(-1) ?? found.level] as const;
  };

  return base.rows.map((row): RowView => {
    const node = nodes.get(row.id);
    const seen = seenAs(base, items, row.id, threshold);
    if (!node || seen === 'hidden') return hiddenRow(row);
    const counted = !consensus && countsShown(base, row.id, threshold);
    const { dontKnow, coverage } = row;
    if (seen === 'unscored') {
      const { status, n } = row;
      // A decision of the team says why by itself.
      const told = counted && status !== 'not_applicable' ? { n, dontKnow, coverage } : {};
      return { ...hiddenRow(row), status, ...told };
    }
    const behind = scoredItems(node, itemIds);
    const alike = itemIds.has(row.id) ? counted : isAlike(base, row.id, threshold);
    const many = alike
      ? sizeOf(peopleIn(node, evaluation), counts) >= SPREAD_FLOOR
      : behind.some(spreadOfItem);
    const each = !consensus && behind.every(spreadOfItem);
    const spread = !consensus && many && (itemIds.has(row.id) ? each : each || behind.length >= FEW_ITEMS);
    // Levels are made of the items that are shown, so these have to be many enough themselves.
    const levelled = behind.filter(shown);
    const ranged = spread && (levelled.every(spreadOfItem) || levelled.length >= FEW_ITEMS);
    const own = made.get(row.id);
    const level = own?.level ?? null;
    return {
      scope: row.scope,
      id: row.id,
      status: row.status,
      score: row.score,
      ci95: spread ? (alike ? row.ci95 : cautious(node, behind, 0.95)) : null,
      // Not from all people of the row: few of them may have been asked most of it.
      margin:
        spread || consensus || levelled.length === 0
          ? null
          : scoreMargin(kindOf(base, row), levelled.length, fewestBehind(base, levelled)),
      level,
      levelRange: ranged && level !== null ? rangeOf(firm.get(row.id), alike ? null : own, levelled) : null,
      n: counted ? (own?.estimate?.people.size ?? null) : null,
      dontKnow: counted ? dontKnow : null,
      coverage: counted || consensus ? coverage : null,
      median: spread && each ? row.median : null,
      ad: spread && each ? row.ad : null,
      agreement: spread && each ? row.agreement : null,
      polarised: spread && each && row.polarised,
      weakest: weakestSeen(node, shown),
    };
  });
}

/** Interval of a score as if so many people were behind it. */
function intervalOf(estimate: Estimate | null, people: number, confidence: number): Interval | null {
  const error = estimate && jackknifeError(estimate, people);
  return estimate && error ? tInterval(estimate.score, error, people, confidence) : null;
}

/** What the margin of a row is about. */
export const kindOf = (
  { itemIds }: Pick<Base, 'itemIds'>,
  { id, scope }: Pick<ScoreRow, 'scope' | 'id'>,
): MarginKind => (itemIds.has(id) ? 'item' : scope === 'overall' ? 'overall' : 'principle');
