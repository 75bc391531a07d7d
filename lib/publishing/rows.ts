import { type FirmLevel, firmLevels } from '@/lib/scoring/firm-levels';
import type { Node } from '@/lib/scoring/node';
import { restrictTo } from '@/lib/scoring/restrict';
import type { ScoreRow } from '@/lib/scoring/types';
import { type Base, peopleIn, rowUpTo } from './base';
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

/** Whether viewers of one threshold see a row, and a score in it; few answers without a score look hidden too. */
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
  const n = sizeOf(peopleIn(node, base.evaluation), base.counts);
  const safe = node.status === 'not_applicable' || node.tally.numeric.length === 0 || n >= threshold;
  return safe ? 'unscored' : 'hidden';
}

/**
 * Level and people of a row, made of the items that these viewers see (publishing rule, P0 and P6): how many people stand
 * behind the others would tell who answered something that few were asked.
 */
function madeOfSeen({ input }: Base, node: Node, items: ReadonlySet<string>) {
  if (input.format === 'consensus') return { level: node.level, n: null };
  const seen = restrictTo(node, items);
  return { level: seen?.level ?? null, n: seen?.estimate?.people.size ?? null };
}

/**
 * The rows of a round as viewers of one threshold see them (publishing rule). A score may stand for hidden items too;
 * everything else is made of what these viewers see.
 */
export function rowsSeen(
  base: Base,
  items: ReadonlyMap<string, PublishedItem>,
  threshold: number,
): RowView[] {
  const { nodes, evaluation, counts, itemIds } = base;
  const consensus = base.input.format === 'consensus';
  const shown = (id: string) => seenAs(base, items, id, threshold) === 'scored';
  const spreadOfItem = (id: string) => shown(id) && (items.get(id)?.spread ?? false);
  const shownItems = new Set([...itemIds].filter(shown));
  const firm = consensus ? new Map<string, FirmLevel>() : firmLevels(evaluation, shownItems);

  return base.rows.map((row): RowView => {
    const node = nodes.get(row.id);
    const countsShown = !consensus && (base.countsUpTo.get(row.id) ?? 0) >= threshold;
    const seen = seenAs(base, items, row.id, threshold);
    if (!node || seen === 'hidden') return hiddenRow(row);
    if (seen === 'unscored') return unscored(row, countsShown);
    const behind = scoredItems(node, itemIds);
    const many = sizeOf(peopleIn(node, evaluation), counts) >= SPREAD_FLOOR;
    const each = !consensus && behind.every(spreadOfItem);
    const spread = !consensus && many && (itemIds.has(row.id) ? each : each || behind.length >= FEW_ITEMS);
    // Levels are made of the items that are shown, so these have to be many enough themselves.
    const levelled = behind.filter(shown);
    const ranged = spread && (levelled.every(spreadOfItem) || levelled.length >= FEW_ITEMS);
    const { level, n } = madeOfSeen(base, node, shownItems);
    return {
      scope: row.scope,
      id: row.id,
      status: row.status,
      score: row.score,
      ci95: spread ? row.ci95 : null,
      margin: spread || n === null ? null : scoreMargin(kindOf(base, row), n),
      level,
      levelRange: ranged && level !== null ? (firm.get(row.id)?.range ?? null) : null,
      n,
      dontKnow: countsShown ? row.dontKnow : null,
      coverage: countsShown || consensus ? row.coverage : null,
      median: spread && each ? row.median : null,
      ad: spread && each ? row.ad : null,
      agreement: spread && each ? row.agreement : null,
      polarised: spread && each && row.polarised,
      weakest: weakestSeen(node, shown),
    };
  });
}

/** What the margin of a row is about. */
export const kindOf = (
  { itemIds }: Pick<Base, 'itemIds'>,
  { id, scope }: Pick<ScoreRow, 'scope' | 'id'>,
): MarginKind => (itemIds.has(id) ? 'item' : scope === 'overall' ? 'overall' : 'principle');

/** A row without a score says why; a decision of the team always does. */
function unscored(row: ScoreRow, countsShown: boolean): RowView {
  // Few "don't know" alone would say what each of those people answered.
  const status = row.status === 'unknown' && !countsShown ? 'insufficient' : row.status;
  if (status === 'not_applicable' || !countsShown) return { ...hiddenRow(row), status };
  return {
    ...hiddenRow(row),
    status,
    n: row.n,
    dontKnow: row.dontKnow,
    coverage: row.coverage,
  };
}
