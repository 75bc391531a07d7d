import { childrenOf, leaves, practicesOf, principle, topLevel } from '@/lib/model/graph';
import type { FrameworkId, Model } from '@/lib/model/schema';
import { type Entry, rollUp } from './roll-up';

/** Derivative of the displayed principle, framework and overall score with respect to one practice's score. */
export interface Coefficient {
  principle: number;
  framework: number;
  overall: number;
  /** Which of the three indexes is displayed at all. */
  shown: { principle: boolean; framework: boolean; overall: boolean };
}

/** Weight of one item among its peers that are displayed; the item itself always counts. */
function share<T extends { id: string }>(
  self: T,
  peers: readonly T[],
  displayed: (id: string) => boolean,
  weight: (item: T) => number,
): number {
  const counted = peers.filter(({ id }) => id === self.id || displayed(id));
  return weight(self) / counted.reduce((sum, peer) => sum + weight(peer), 0);
}

/**
 * c of recommendation reference 4.3 for every scored practice in scope, by practice id.
 * Denominators are those of the displayed index: only what has a score counts. Where an index above a practice is
 * not displayed it is treated as if this branch alone completed it, so that steps keep an order.
 */
export function coefficients(
  model: Model,
  entries: ReadonlyMap<string, Entry>,
  scope: readonly FrameworkId[],
): ReadonlyMap<string, Coefficient> {
  const index = rollUp(model, entries, scope);
  const inScope = model.frameworks.filter(({ id }) => scope.includes(id));
  const scored = (id: string) => typeof entries.get(id) === 'number';
  const principleOk = (id: string) => index.principles.get(id)?.status === 'ok';
  const frameworkOk = (id: string) =>
    inScope.some((f) => f.id === id && index.frameworks.get(f.id)?.status === 'ok');
  const ownWeight = (item: { weight: number }) => item.weight;

  const result = new Map<string, Coefficient>();
  for (const framework of inScope) {
    const ofOverall = share(framework, inScope, frameworkOk, ownWeight);
    for (const leaf of leaves(model, framework.id)) {
      const top = leaf.parent === null ? leaf : principle(model, leaf.parent);
      const ofGroup = top === leaf ? 1 : share(leaf, childrenOf(model, top.id), principleOk, () => 1);
      const ofFramework = ofGroup * share(top, topLevel(model, framework.id), principleOk, ownWeight);
      const seesFramework = principleOk(leaf.id) && principleOk(top.id) && frameworkOk(framework.id);
      const shown = {
        principle: principleOk(leaf.id),
        framework: seesFramework,
        overall: seesFramework && index.overall.status === 'ok',
      };
      const peers = practicesOf(model, leaf.id);
      for (const practice of peers.filter(({ id }) => scored(id))) {
        const ofPrinciple = share(practice, peers, scored, ownWeight);
        const inFramework = ofPrinciple * ofFramework;
        const coefficient = {
          principle: ofPrinciple,
          framework: inFramework,
          overall: inFramework * ofOverall,
        };
        result.set(practice.id, { ...coefficient, shown });
      }
    }
  }
  return result;
}
