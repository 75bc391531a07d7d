import { type Edges, findCycles, reachable } from '@/lib/model/edges';
import type { Draft, Rule } from './draft';
import { problem } from './problem';

const edgesOf = ({ practices }: Draft): Edges =>
  new Map(practices.map(({ id, prerequisites }) => [id, prerequisites.map((edge) => edge.requires)]));

/** Every prerequisite names a practice of the model. */
export const knownPrerequisites: Rule = ({ practices }) => {
  const known = new Set(practices.map((practice) => practice.id));
  return practices.flatMap(({ id, prerequisites }) =>
    prerequisites
      .filter(({ requires }) => requires !== '' && !known.has(requires))
      .map(({ at, requires }) => problem('known-prerequisite', 'known-prerequisite', id, at, { requires })),
  );
};

/** No practice requires itself, directly or through others. Practices that wait for a cycle are not named again. */
export const acyclic: Rule = (draft) => {
  const byId = new Map(draft.practices.map((practice) => [practice.id, practice]));
  return findCycles(edgesOf(draft)).map((cycle) => {
    const [first = '', second = first] = cycle;
    const edge = byId.get(first)?.prerequisites.find(({ requires }) => requires === second);
    const path = [...cycle, first].join(' → ');
    return problem('acyclic', 'acyclic', first, edge?.at ?? { holder: draft.raw }, { cycle: path });
  });
};

/**
 * No edge repeats another or is implied by a chain of others that asks for at least the same level.
 * Silent on a cyclic model, where "implied" has no meaning.
 */
export const noRedundantEdge: Rule = (draft) => {
  const edges = edgesOf(draft);
  if (findCycles(edges).length > 0) return [];
  const byId = new Map(draft.practices.map((practice) => [practice.id, practice]));
  const asksFor = (from: string, target: string, minLevel: number) =>
    byId.get(from)?.prerequisites.some((edge) => edge.requires === target && edge.minLevel >= minLevel) ??
    false;

  return draft.practices.flatMap(({ id, prerequisites }) => {
    if (prerequisites.length < 2) return [];
    const between = [...reachable(edges, id)];
    return prerequisites.flatMap(({ at, requires, minLevel }, i) => {
      if (prerequisites.findIndex((other) => other.requires === requires) !== i)
        return [problem('redundant-edge', 'edge-repeated', id, at, { requires })];
      const via = between.find((one) => asksFor(one, requires, minLevel));
      return via === undefined ? [] : [problem('redundant-edge', 'edge-implied', id, at, { requires, via })];
    });
  });
};
