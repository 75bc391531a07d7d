import { text } from '@/lib/model/localize';
import { indexOf } from '@/lib/model/model-index';
import {
  type FrameworkId,
  type L10n,
  type Lang,
  type Model,
  type Practice,
  type Principle,
  type RaciLetter,
  ROLE_IDS,
  type RoleId,
} from '@/lib/model/schema';

/** Leaf principles (those that are scored from practices) in model order, of one framework or of all. */
export function leaves(model: Model, framework?: FrameworkId): readonly Principle[] {
  const all = indexOf(model).leaves;
  return framework === undefined ? all : all.filter((leaf) => leaf.framework === framework);
}

/** Principles without a parent, groups included, in model order: the ones a framework score is a mean of. */
export function topLevel(model: Model, framework: FrameworkId): readonly Principle[] {
  return indexOf(model).topLevel.get(framework) ?? [];
}

/** Children of a group in model order; empty for a leaf and for an unknown id. */
export function childrenOf(model: Model, principleId: string): readonly Principle[] {
  return indexOf(model).children.get(principleId) ?? [];
}

/** Practices of a leaf in model order; empty for a group and for an unknown id. */
export function practicesOf(model: Model, principleId: string): readonly Practice[] {
  return indexOf(model).practicesOf.get(principleId) ?? [];
}

/** @throws RangeError when the model has no such practice. */
export function practice(model: Model, id: string): Practice {
  const found = indexOf(model).practices.get(id);
  if (!found) throw new RangeError(`Unknown practice ${id}`);
  return found;
}

/** @throws RangeError when the model has no such principle. */
export function principle(model: Model, id: string): Principle {
  const found = indexOf(model).principles.get(id);
  if (!found) throw new RangeError(`Unknown principle ${id}`);
  return found;
}

/** A practice or principle, or undefined: for ids that come from outside or from an older model version. */
export function findItem(model: Model, id: string): Practice | Principle | undefined {
  const { practices, principles } = indexOf(model);
  return practices.get(id) ?? principles.get(id);
}

/** Practices that require this one directly, in model order. */
export function dependants(model: Model, practiceId: string): readonly Practice[] {
  return indexOf(model).dependants.get(practiceId) ?? [];
}

/**
 * All practices, each after everything it requires; deterministic (layer by layer, ties in model order).
 * @throws Error when prerequisites form a cycle; `checkModel` names it.
 */
export function topologicalOrder(model: Model): readonly Practice[] {
  const open = new Map(model.practices.map(({ id, prerequisites }) => [id, prerequisites.length]));
  const order: Practice[] = [];
  let layer: readonly Practice[] = model.practices.filter(({ prerequisites }) => prerequisites.length === 0);
  while (layer.length > 0) {
    order.push(...layer);
    const ready = new Set<string>();
    for (const done of layer) {
      for (const { id } of dependants(model, done.id)) {
        const left = (open.get(id) ?? 0) - 1;
        open.set(id, left);
        if (left === 0) ready.add(id);
      }
    }
    layer = model.practices.filter(({ id }) => ready.has(id));
  }
  if (order.length < model.practices.length) throw new Error('Prerequisites form a cycle.');
  return order;
}

/** For every practice, the number of edges on the longest prerequisite chain that ends there; 0 requires nothing. */
export function prerequisiteDepths(model: Model): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const { id, prerequisites } of topologicalOrder(model)) {
    depths.set(id, Math.max(0, ...prerequisites.map(({ requires }) => (depths.get(requires) ?? 0) + 1)));
  }
  return depths;
}

/** Five anchors, level 0 first. `generic` is true when they are those of the scale and not the item's own. */
export interface Anchors<T> {
  levels: readonly [T, T, T, T, T];
  generic: boolean;
}

/** Anchors of a practice or leaf principle: its own, else the generic ones of the scale; in one language if given. */
export function anchorsOf(model: Model, item: Practice | Principle): Anchors<L10n>;
export function anchorsOf(model: Model, item: Practice | Principle, lang: Lang): Anchors<string>;
export function anchorsOf(model: Model, item: Practice | Principle, lang?: Lang): Anchors<L10n | string> {
  const [s0, s1, s2, s3, s4] = model.scale;
  const [a, b, c, d, e] = item.levels ?? [s0.anchor, s1.anchor, s2.anchor, s3.anchor, s4.anchor];
  const say = (l10n: L10n) => (lang === undefined ? l10n : text(l10n, lang));
  return { levels: [say(a), say(b), say(c), say(d), say(e)], generic: item.levels === undefined };
}

/**
 * RACI letter of a role for a practice (its own override first, then its principle's row) or for a principle.
 * Null for a group, whose children carry the letters.
 * @throws RangeError when the model has no such item.
 */
export function letterFor(model: Model, itemId: string, role: RoleId): RaciLetter | null {
  const item = findItem(model, itemId);
  if (!item) throw new RangeError(`Unknown item ${itemId}`);
  if ('raci' in item) return item.raci?.[role] ?? null;
  return item.rolesOverride?.[role] ?? principle(model, item.principle).raci?.[role] ?? null;
}

/**
 * The one role that answers for a practice or leaf principle; null for a group.
 * @throws RangeError when the model has no such item.
 */
export function accountableRole(model: Model, itemId: string): RoleId | null {
  return ROLE_IDS.find((role) => letterFor(model, itemId, role) === 'A') ?? null;
}
