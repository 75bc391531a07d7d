import type { RoleId } from '@/lib/model/schema';
import type { Item } from './routing';

/** People of one job role, and what it is asked. */
export interface Group {
  role: RoleId | null;
  size: number;
  items: readonly Item[];
}

/** People of one role who are asked the same. */
export interface Block {
  role: RoleId | null;
  size: number;
  items: string[];
}

/** With fewer answers a practice has no score; from five on its spread is shown, and people outside the team see it. */
const SCORE = 3;
const SPREAD = 5;

/** Practices of one principle that a part of a role is asked together, so that few are asked something else of a row. */
interface Bundle {
  ids: readonly string[];
}

/** A part of a role while it is decided what it is asked. */
interface Part {
  group: Group;
  size: number;
  /** Asked of the whole role. */
  common: readonly string[];
  bundles: readonly Bundle[];
  chosen: Set<Bundle>;
  room: number;
}

/** What a part is not asked yet, each practice by itself. */
function singles({ bundles, chosen }: Part): Bundle[] {
  return bundles
    .filter((bundle) => !chosen.has(bundle))
    .flatMap(({ ids }) => ids.map((id) => ({ ids: [id] })));
}

const idsOf = (items: readonly Item[]): string[] => items.map(({ id }) => id);

/** Items that everybody of a group is asked: its key practices, as long as they are within the limit. */
function commonOf({ items }: Group, limit: number): Item[] {
  const keys = items.filter(({ key }) => key);
  return keys.length <= limit ? keys : [];
}

/** The other items by principle, none larger than fits beside what all are asked; key ones before others. */
function bundlesOf({ items }: Group, common: readonly Item[], limit: number): Bundle[] {
  const room = limit - common.length;
  if (room <= 0) return [];
  const byPrinciple = new Map<string, string[]>();
  for (const { id, principle, key } of items.filter((item) => !common.includes(item))) {
    const name = `${key} ${principle}`;
    byPrinciple.set(name, [...(byPrinciple.get(name) ?? []), id]);
  }
  const bundles = [...byPrinciple].sort(
    ([a], [b]) => Number(b.startsWith('true')) - Number(a.startsWith('true')),
  );
  return bundles.flatMap(([, ids]) =>
    Array.from({ length: Math.ceil(ids.length / room) }, (_, at) => ({
      ids: ids.slice(at * room, (at + 1) * room),
    })),
  );
}

/** How many people are asked each item. */
class Coverage {
  private readonly people = new Map<string, number>();

  constructor(private readonly before: (id: string) => number) {}

  of = (id: string): number => (this.people.get(id) ?? 0) + this.before(id);
  least = ({ ids }: Bundle): number => Math.min(...ids.map(this.of));
  add(ids: readonly string[], size: number): void {
    for (const id of ids) this.people.set(id, (this.people.get(id) ?? 0) + size);
  }
}

/**
 * How much a part of a role should be asked a bundle, best first; null for not at all. First what gets a score by it, then
 * what later parts can complete, what was begun before what was not; last what gets its spread.
 */
function rank(bundle: Bundle, { size }: Part, later: readonly Part[], coverage: Coverage): number[] | null {
  const asked = coverage.least(bundle);
  const rest = later
    .filter(({ bundles }) => bundles.some(({ ids }) => ids.some((id) => bundle.ids.includes(id))))
    .reduce((sum, part) => sum + part.size, 0);
  if (asked < SCORE && asked + size >= SCORE) return [0, rest];
  if (asked < SCORE && asked + size + rest >= SCORE) return [1, -asked, rest];
  if (asked >= SCORE && asked < SPREAD) return [2, -asked];
  return null;
}

function before(a: readonly number[], b: readonly number[]): boolean {
  for (const [at, one] of a.entries()) if (one !== b[at]) return one < (b[at] ?? 0);
  return false;
}

/** Gives one part of a role the bundles that are best for all, until nothing more is of use or fits. */
function fill(part: Part, later: readonly Part[], coverage: Coverage): void {
  for (;;) {
    let best: { bundle: Bundle; rank: number[] } | null = null;
    for (const bundle of part.bundles) {
      if (part.chosen.has(bundle) || bundle.ids.length > part.room) continue;
      const own = rank(bundle, part, later, coverage);
      if (own && (!best || before(own, best.rank))) best = { bundle, rank: own };
    }
    if (!best) return;
    part.chosen.add(best.bundle);
    part.room -= best.bundle.ids.length;
    coverage.add(best.bundle.ids, part.size);
  }
}

/** Takes back what so few are asked that it has no score: it would cost time for nothing. */
function takeBack(parts: readonly Part[], coverage: Coverage): void {
  for (const part of parts)
    for (const bundle of part.chosen) {
      if (bundle.ids.some((id) => coverage.of(id) >= SCORE)) continue;
      part.chosen.delete(bundle);
      part.room += bundle.ids.length;
      coverage.add(bundle.ids, -part.size);
    }
}

interface Capped {
  group: Group;
  common: readonly string[];
  bundles: readonly Bundle[];
  room: number;
  /** More parts than this are never needed: each can ask something else. */
  most: number;
}

function capped(group: Group, limit: number): Capped {
  const common = commonOf(group, limit);
  const bundles = bundlesOf(group, common, limit);
  const room = limit - common.length;
  const parts = room > 0 ? Math.ceil((group.items.length - common.length) / room) + 1 : 1;
  return { group, common: idsOf(common), bundles, room, most: Math.min(group.size, parts) };
}

const partsOf = ({ group, common, bundles, room }: Capped, many: number): Part[] =>
  Array.from({ length: many }, (_, at) => ({
    group,
    size: Math.floor(group.size / many) + (at < group.size % many ? 1 : 0),
    common,
    bundles,
    chosen: new Set<Bundle>(),
    room,
  }));

interface Found {
  parts: Part[];
  /** How many items get a score. */
  scored: number;
}

/** In which order parts choose; which is best depends on the team. */
const ORDERS: readonly ((a: Part, b: Part) => number)[] = [
  (a, b) => b.size - a.size,
  (a, b) => a.size - b.size,
  (a, b) => a.bundles.length - b.bundles.length,
];

function attempt(
  groups: readonly Capped[],
  many: readonly number[],
  order: (a: Part, b: Part) => number,
  asked: (id: string) => number,
): Found {
  const coverage = new Coverage(asked);
  const parts = groups.flatMap((group, at) => partsOf(group, many[at] ?? 1));
  for (const { common, size } of parts) coverage.add(common, size);
  const sorted = parts.toSorted(order);
  const choose = () => {
    for (const [at, part] of sorted.entries()) fill(part, sorted.slice(at + 1), coverage);
    takeBack(sorted, coverage);
  };
  choose();
  choose();
  // What is left of a limit is too little for a whole principle, and enough for some of its practices.
  for (const part of sorted) part.bundles = singles(part);
  choose();
  const all = new Set(groups.flatMap(({ group }) => idsOf(group.items)));
  return { parts, scored: [...all].filter((id) => coverage.of(id) >= SCORE).length };
}

/**
 * Of all ways to divide roles the one by which most items get a score, and of those the one with the fewest parts: first
 * parts of all roles alike, from the whole role down to single people, then each role as few as lose nothing.
 */
function best(groups: readonly Capped[], asked: (id: string) => number): Part[] {
  const tried = new Map<string, Found>();
  const at = (many: readonly number[]): Found => {
    const known = tried.get(many.join());
    if (known) return known;
    const all = ORDERS.map((order) => attempt(groups, many, order, asked));
    const found = all.reduce((one, other) => (other.scored > one.scored ? other : one));
    tried.set(many.join(), found);
    return found;
  };
  let many: number[] = groups.map(() => 1);
  for (let size = Math.max(1, ...groups.map(({ group }) => group.size)); size >= 1; size--) {
    const other = groups.map(({ group, most }) => Math.min(Math.max(1, Math.floor(group.size / size)), most));
    if (at(other).scored > at(many).scored) many = other;
  }
  for (const place of groups.keys())
    for (let fewer = 1; fewer < (many[place] ?? 1); fewer++) {
      const other = many.with(place, fewer);
      if (at(other).scored >= at(many).scored) many = other;
    }
  return at(many).parts;
}

/**
 * Shares questions out so that nobody is asked more than `limit`: everybody of a role its key practices, each part of it
 * some principles more. As many practices as can be are asked of three people; of all ways to do that it takes one with few
 * and so large parts, because people who are asked the same are a cell of the publishing rule. What is left of a limit goes
 * to practices that fewer than five are asked. Depends on nothing else.
 * @param asked how many others are asked an item already
 */
export function split(
  groups: readonly Group[],
  limit: number | null,
  asked: (id: string) => number = () => 0,
): Block[] {
  const whole = ({ role, size, items }: Group): Block => ({ role, size, items: idsOf(items) });
  if (limit === null) return groups.map(whole);
  const within = groups.filter(({ items }) => items.length <= limit);
  const fixed = new Coverage(asked);
  for (const { items, size } of within) fixed.add(idsOf(items), size);
  const over = groups.filter((group) => !within.includes(group)).map((group) => capped(group, limit));
  const parts = best(over, fixed.of);
  return groups.flatMap((group) =>
    within.includes(group)
      ? [whole(group)]
      : parts
          .filter((part) => part.group === group)
          .map(({ common, chosen, size }) => {
            const ids = new Set([...common, ...[...chosen].flatMap((bundle) => bundle.ids)]);
            return { role: group.role, size, items: idsOf(group.items).filter((id) => ids.has(id)) };
          }),
  );
}
