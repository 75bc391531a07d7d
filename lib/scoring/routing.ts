import type { FrameworkId, Model, Principle, RaciLetter, RoleId, RoundMode } from '@/lib/model/schema';

/** One question of a round: a practice, or a leaf principle in the quick mode. */
export interface Item {
  id: string;
  /** Leaf principle it belongs to; the item itself in the quick mode. */
  principle: string;
  framework: FrameworkId;
  key: boolean;
  weight: number;
  /** Involvement of a role, null where the model names none. */
  letterOf: (role: RoleId) => RaciLetter | null;
}

/** One role, several roles of one person, or null for "everything". */
export type Roles = RoleId | null | readonly RoleId[];

const MOST_INVOLVED_FIRST: readonly RaciLetter[] = ['R', 'A', 'C', 'I'];

/** The most involved of several RACI letters (R, A, C, I in that order); null for none. */
export function involvement(letters: readonly (RaciLetter | null | undefined)[]): RaciLetter | null {
  return MOST_INVOLVED_FIRST.find((letter) => letters.includes(letter)) ?? null;
}

/** Principles of the frameworks in scope that have no children, in model order. */
export function leafPrinciples(model: Model, scope: readonly FrameworkId[]): Principle[] {
  const parents = new Set(model.principles.map((p) => p.parent));
  return model.principles.filter((p) => scope.includes(p.framework) && !parents.has(p.id));
}

/**
 * Every question of a round, in model order (scoring reference 3.4; reference model 2.5): leaf principles in the
 * quick mode, key practices in the key mode, all practices in the full mode. Nobody is asked deprecated ones.
 */
export function itemsOf(model: Model, mode: RoundMode, scope: readonly FrameworkId[]): Item[] {
  const leaves = leafPrinciples(model, scope);
  if (mode === 'quick') {
    return leaves.map(({ id, framework, raci }) => ({
      id,
      principle: id,
      framework,
      key: false,
      weight: 1,
      letterOf: (role) => raci?.[role] ?? null,
    }));
  }
  const leafOf = new Map(leaves.map((leaf) => [leaf.id, leaf]));
  return model.practices.flatMap(({ id, principle, key, weight, rolesOverride, deprecated }) => {
    const leaf = leafOf.get(principle);
    if (!leaf || deprecated || (mode === 'key' && !key)) return [];
    const letterOf = (role: RoleId) => rolesOverride?.[role] ?? leaf.raci?.[role] ?? null;
    return [{ id, principle, framework: leaf.framework, key, weight, letterOf }];
  });
}

/** What decides on somebody's questions in a round. */
interface Asked {
  mode: RoundMode;
  scope: readonly FrameworkId[];
  role: RoleId | null;
  /** What the round keeps of it, if it does (`planAsked`). */
  asked?: readonly string[] | null | undefined;
}

/** Ids of the questions of one person in a round, in model order: what it keeps, else what its mode asks of the role. */
export const questionsOf = (model: Model, { mode, scope, role, asked }: Asked): readonly string[] =>
  asked ?? askedItems(model, mode, role, scope);

/**
 * Ids of the questions a person is asked, in model order (reference model 2.5). Routed means: only where the most
 * involved letter of the person's roles is R, A or C. Without any role everything is asked.
 * @param routed default: true in the key and full modes; false in the quick mode, where everyone is asked every leaf
 */
export function askedItems(
  model: Model,
  mode: RoundMode,
  role: Roles,
  scope: readonly FrameworkId[],
  routed: boolean = mode !== 'quick',
): string[] {
  const roles = role === null ? [] : typeof role === 'string' ? [role] : role;
  const isAsked = (item: Item) => {
    const letter = involvement(roles.map(item.letterOf));
    return letter !== null && letter !== 'I';
  };
  const items = itemsOf(model, mode, scope);
  return (routed && roles.length > 0 ? items.filter(isAsked) : items).map((item) => item.id);
}
