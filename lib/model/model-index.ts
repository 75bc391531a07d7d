import type { FrameworkId, Model, Practice, Principle } from '@/lib/model/schema';

/** Look-up tables over one model; every list keeps the order of the model. */
export interface ModelIndex {
  principles: ReadonlyMap<string, Principle>;
  practices: ReadonlyMap<string, Practice>;
  leaves: readonly Principle[];
  topLevel: ReadonlyMap<FrameworkId, readonly Principle[]>;
  children: ReadonlyMap<string, readonly Principle[]>;
  practicesOf: ReadonlyMap<string, readonly Practice[]>;
  dependants: ReadonlyMap<string, readonly Practice[]>;
}

const indexes = new WeakMap<Model, ModelIndex>();

/** The index of a model, built once per model object; models are never changed in place. */
export function indexOf(model: Model): ModelIndex {
  const known = indexes.get(model);
  if (known) return known;
  const index = build(model);
  indexes.set(model, index);
  return index;
}

function build({ principles, practices }: Model): ModelIndex {
  const children = group(
    principles.filter((principle) => principle.parent !== null),
    ({ parent }) => [parent ?? ''],
  );
  return {
    principles: new Map(principles.map((principle) => [principle.id, principle])),
    practices: new Map(practices.map((practice) => [practice.id, practice])),
    leaves: principles.filter(({ id }) => !children.has(id)),
    topLevel: group(
      principles.filter((principle) => principle.parent === null),
      ({ framework }) => [framework],
    ),
    children,
    practicesOf: group(practices, ({ principle }) => [principle]),
    dependants: group(practices, ({ prerequisites }) => prerequisites.map((edge) => edge.requires)),
  };
}

function group<K extends string, T>(items: readonly T[], keysOf: (item: T) => readonly K[]): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
