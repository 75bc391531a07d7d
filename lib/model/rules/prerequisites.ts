import { findCycles, prerequisiteEdges, reachable } from '@/lib/model/edges';
import type { Rule } from './finding';

/** Every prerequisite names a practice of the model. */
export const knownPrerequisites: Rule = (model) => {
  const known = new Set(model.practices.map((practice) => practice.id));
  return model.practices.flatMap(({ id, prerequisites }) =>
    prerequisites
      .filter(({ requires }) => !known.has(requires))
      .map(({ requires }) => ({
        rule: 'known-prerequisite',
        id,
        message: `${id} requires the unknown practice ${requires}.`,
      })),
  );
};

/** No practice requires itself, directly or through others. */
export const acyclic: Rule = (model) =>
  findCycles(prerequisiteEdges(model)).map((cycle) => ({
    rule: 'acyclic',
    id: cycle[0] ?? '',
    message: `Prerequisites form a cycle: ${[...cycle, cycle[0]].join(' → ')}.`,
  }));

/**
 * No edge repeats another or is implied by a chain of others that asks for at least the same level.
 * Silent on a cyclic model, where "implied" has no meaning.
 */
export const noRedundantEdge: Rule = (model) => {
  const edges = prerequisiteEdges(model);
  if (findCycles(edges).length > 0) return [];
  const byId = new Map(model.practices.map((practice) => [practice.id, practice]));
  const requiresAtLeast = (from: string, target: string, minLevel: number) =>
    byId.get(from)?.prerequisites.some((edge) => edge.requires === target && edge.minLevel >= minLevel) ??
    false;

  return model.practices.flatMap(({ id, prerequisites }) =>
    prerequisites
      .filter((edge, i) => {
        if (prerequisites.findIndex((other) => other.requires === edge.requires) !== i) return true;
        const between = reachable(edges, id);
        return [...between].some((via) => requiresAtLeast(via, edge.requires, edge.minLevel));
      })
      .map(({ requires }) => ({
        rule: 'redundant-edge',
        id,
        message: `${id} need not require ${requires}: it is repeated or implied by another prerequisite.`,
      })),
  );
};
