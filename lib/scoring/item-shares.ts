import type { RoundMode } from '@/lib/model/schema';
import type { Item } from './routing';
import { sum } from './stats';
import type { RoundInput } from './types';

/** What a round asks, whatever was answered. */
export interface Structure extends Pick<RoundInput, 'model' | 'scope'> {
  mode: RoundMode;
  /** Its questions (`itemsOf`). */
  asked: readonly Pick<Item, 'id' | 'principle' | 'weight'>[];
}

/**
 * How much each item counts in the score of a row when only these items are asked, by item id; adds up to 1, empty
 * when none of them is below the row. This is the derivative of the score by the item's score.
 */
export function sharesBelow(
  { model, scope, mode, asked }: Structure,
  id: string,
  items: ReadonlySet<string>,
): Map<string, number> {
  const inScope = model.principles.filter((p) => scope.includes(p.framework));

  const spread = (children: readonly { id: string; weight: number }[]): Map<string, number> => {
    const parts = children.map(({ id: child, weight }) => ({ shares: sharesOf(child), weight }));
    const total = sum(parts.filter(({ shares }) => shares.size > 0).map(({ weight }) => weight));
    return new Map(
      parts.flatMap(({ shares, weight }) =>
        [...shares].map(([item, share]): [string, number] => [item, (share * weight) / total]),
      ),
    );
  };

  function sharesOf(own: string): Map<string, number> {
    if (own === 'overall') return spread(model.frameworks.filter((f) => scope.includes(f.id)));
    if (model.frameworks.some((f) => f.id === own))
      return spread(inScope.filter((p) => p.framework === own && p.parent === null));
    const below = inScope.filter((p) => p.parent === own);
    if (below.length > 0) return spread(below.map((p) => ({ id: p.id, weight: 1 })));
    if (mode !== 'quick' && inScope.some((p) => p.id === own))
      return spread(asked.filter((item) => item.principle === own));
    return new Map(items.has(own) ? [[own, 1]] : []);
  }

  return sharesOf(id);
}
