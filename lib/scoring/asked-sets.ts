import { type AskedSet, type FrameworkId, type Model, ROLE_IDS, type RoleId } from '@/lib/model/schema';
import { type Item, itemsOf } from './routing';
import { type Group, split } from './split';

/** A practice that fewer people are responsible or accountable for is asked of those who are only consulted too. */
const FEWEST_OWN = 5;

/** What a full round asks about. */
export interface Asking {
  model: Model;
  scope: readonly FrameworkId[];
  /** The most questions that one person is asked; null for all of theirs. */
  limit: number | null;
}

/** Who is asked what in a round: sets of items, and for each person which of them is theirs. */
export interface AskedPlan {
  sets: AskedSet[];
  setOf: number[];
}

const isOwn = (item: Item, role: RoleId | null): boolean =>
  role === null || ['R', 'A'].includes(item.letterOf(role) ?? '');

/** Items of a role, in model order, where `asked` says how many people are asked an item whatever is decided here. */
const itemsOfRole = (
  items: readonly Item[],
  role: RoleId | null,
  asked: (item: Item) => number,
): readonly Item[] =>
  items.filter(
    (item) => isOwn(item, role) || (role && item.letterOf(role) === 'C' && asked(item) < FEWEST_OWN),
  );

/** The place of a role in the catalogue; people without one come first. */
const placeOf = (role: RoleId | null): number => (role === null ? -1 : ROLE_IDS.indexOf(role));

/**
 * What each of some people is asked in a full round (reference model 2.5): what their role is responsible or accountable
 * for, and what it is only consulted on where fewer than five people are; without a role, everything. With a limit people of one
 * role share their practices out (`split`). The same people in the same order are always asked the same.
 * @param people their job roles, in an order that says nothing about who they are
 */
export function planAsked({ model, scope, limit }: Asking, people: readonly (RoleId | null)[]): AskedPlan {
  const items = itemsOf(model, 'full', scope);
  const own = (item: Item) => people.filter((role) => isOwn(item, role)).length;
  const roles = [...new Set(people)].sort((a, b) => placeOf(a) - placeOf(b));
  const groups = roles.map((role): Group => {
    const size = people.filter((one) => one === role).length;
    return { role, size, items: itemsOfRole(items, role, own) };
  });
  const blocks = split(groups, limit);
  const sets: AskedSet[] = blocks.map(({ role, items: asked }) => ({ role, items: asked }));
  const left = blocks.map(({ size }) => size);
  const setOf = people.map((role) => {
    const place = blocks.findIndex((block, at) => block.role === role && (left[at] ?? 0) > 0);
    left[place] = (left[place] ?? 0) - 1;
    return place;
  });
  return { sets, setOf };
}

/**
 * Which set somebody is asked who comes later; nobody else is asked anything else for it. The smallest part of their role,
 * or, where nobody has it yet, a set of its own, which the result then has more of.
 * @param sizes how many people are asked each set
 */
export function joinAsked(
  { model, scope, limit }: Asking,
  sets: readonly AskedSet[],
  sizes: readonly number[],
  role: RoleId | null,
): { sets: readonly AskedSet[]; set: number } {
  const size = (at: number) => sizes[at] ?? 0;
  const own = sets.flatMap((set, at) => (set.role === role ? [at] : []));
  const [smallest] = own.toSorted((a, b) => size(a) - size(b) || a - b);
  if (smallest !== undefined) return { sets, set: smallest };
  const asked = (id: string) =>
    sets.reduce((sum, set, at) => sum + (set.items.includes(id) ? size(at) : 0), 0);
  const items = itemsOfRole(itemsOf(model, 'full', scope), role, ({ id }) => asked(id));
  const [block] = split([{ role, size: 1, items }], limit, asked);
  return { sets: [...sets, { role, items: block?.items ?? [] }], set: sets.length };
}

/** How many people are asked each item. */
export function peopleAsked({ sets, setOf }: AskedPlan): Map<string, number> {
  const asked = new Map<string, number>();
  for (const at of setOf) for (const id of sets[at]?.items ?? []) asked.set(id, (asked.get(id) ?? 0) + 1);
  return asked;
}
