import { type Decomposition, decompose } from '@/lib/scoring/decomposition';
import type { ScoreRow } from '@/lib/scoring/types';
import { linkedItems } from './items';
import { FLOOR } from './ledger';
import type { Pair } from './pair';
import type { ChangeParts } from './types';

/** The parts of a row's change for viewers of a threshold; null where they may not be shown. */
export type Parts = (row: ScoreRow, threshold: number) => ChangeParts | null;

/**
 * What changes are made of, where that may be shown (publishing rule, P3): over the items that are linkable at the
 * highest of the thresholds in use, if these carry enough weight, and never over others at a lower one.
 * @param outside threshold of people outside the team
 */
export function partsOfChanges({ before, after, shapes }: Pair, outside: number): Parts {
  const pair = { before: before.base, after: after.base };
  const linkOf = (item: string) => after.items.get(item)?.link.upTo ?? 0;
  const known = new Map<string, { parts: ChangeParts; upTo: number } | null>();

  function find({ id, scope }: ScoreRow) {
    const shape = shapes.get(id);
    // Of a single item there is nothing to take apart that its own change does not say.
    if (scope === 'practice' || !shape) return null;
    const [earlier, later] = shape.asked;
    const asked = new Map([...earlier, ...later]);
    const fed = new Set(shape.fed);
    const linked = linkedItems(asked, (item) => (fed.has(item) ? linkOf(item) : 0), [FLOOR, outside]);
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
