import { type Decomposition, decompose } from '@/lib/scoring/decomposition';
import type { ScoreRow } from '@/lib/scoring/types';
import type { Decided } from './changes';
import { weightsAsked } from './comparability';
import { linkedItems } from './items';
import { FLOOR } from './ledger';
import { scoredItems } from './rows';
import type { ChangeParts } from './types';

type Parts = (row: ScoreRow, threshold: number) => ChangeParts | null;

/**
 * What changes are made of, where that may be shown (publishing rule, P3): over the items that are linkable at the
 * highest of the thresholds in use, if these carry enough weight, and never over others at a lower one.
 * @param outside threshold of people outside the team
 */
export function partsOfChanges(before: Decided, after: Decided, outside: number): Parts {
  const pair = { before: before.base, after: after.base };
  const [earlier, later] = [weightsAsked(before.base.input), weightsAsked(after.base.input)];
  const linkOf = (item: string) => after.items.get(item)?.link.upTo ?? 0;
  const known = new Map<string, { parts: ChangeParts; upTo: number } | null>();

  function find({ id, scope }: ScoreRow) {
    // Of a single item there is nothing to take apart that its own change does not say.
    if (scope === 'practice') return null;
    const under = [before, after].flatMap(({ base }) => base.under.get(id) ?? []);
    const asked = new Map(
      [...new Set(under)].flatMap((item): [string, number][] => {
        const weight = later.get(item) ?? earlier.get(item);
        return weight === undefined ? [] : [[item, weight]];
      }),
    );
    const fed = [before, after].map(({ base }) => {
      const node = base.nodes.get(id);
      return new Set(node ? scoredItems(node, base.itemIds) : []);
    });
    const linkable = (item: string) => (fed.every((own) => own.has(item)) ? linkOf(item) : 0);
    const linked = linkedItems(asked, linkable, [FLOOR, outside]);
    const found = linked && decompose(pair, id, new Set(linked.items));
    return found ? { parts: partsOf(found, asked.size), upTo: linked.upTo } : null;
  }

  return (row, threshold) => {
    if (!known.has(row.id)) known.set(row.id, find(row));
    const found = known.get(row.id);
    return found && found.upTo >= threshold ? found.parts : null;
  };
}

const partsOf = (
  { items, leavers, joiners, stayers, commonItems }: Decomposition,
  of: number,
): ChangeParts => ({
  items,
  leavers,
  joiners,
  stayers,
  over: commonItems.length,
  of,
});
