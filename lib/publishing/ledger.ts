/** A set of people of one round and item whose sum of answers can be computed from what is shown (publishing rule, P1). */
export interface PublishedSum {
  people: ReadonlySet<string>;
  /** Highest anonymity threshold at which it is shown: a viewer of threshold k sees it if this is k or more. */
  upTo: number;
  /** Its spread is shown too: interval, agreement, median and whatever else tells how far answers lie apart. */
  spread: boolean;
}

/** Every published sum of one round, by item. Only grows. */
export type Ledger = Map<string, PublishedSum[]>;

/** Whether a person counts towards a threshold; all count in the score. */
export type Counts = (person: string) => boolean;

/** Lowest threshold that anybody may have. */
export const FLOOR = 3;

/** Fewest people behind a shown spread, and fewest left over beside one (publishing rule, P4). */
export const SPREAD_FLOOR = 5;

export const everybodyCounts: Counts = () => true;

/** The published sums of an item; a list of its own that is kept when it is asked for first. */
export function sumsOf(ledger: Ledger, item: string): PublishedSum[] {
  const found = ledger.get(item) ?? [];
  ledger.set(item, found);
  return found;
}

/** How many of the people count towards a threshold. */
export function sizeOf(people: Iterable<string>, counts: Counts): number {
  let size = 0;
  for (const person of people) if (counts(person)) size++;
  return size;
}

/**
 * Size of the smallest cell of a family of sets (publishing rule, P2): people who are in exactly the same sets form a
 * cell. If every cell has at least k people, no non-zero combination of the sums of the sets is about fewer than k.
 * Infinity for no people.
 */
export function smallestCell(sets: readonly ReadonlySet<string>[], counts: Counts): number {
  const memberships = new Map<string, string>();
  for (const [i, set] of sets.entries()) {
    for (const person of set) memberships.set(person, `${memberships.get(person) ?? ''},${i}`);
  }
  const cells = new Map<string, number>();
  for (const [person, cell] of memberships)
    cells.set(cell, (cells.get(cell) ?? 0) + (counts(person) ? 1 : 0));
  return Math.min(...cells.values());
}

/**
 * Whether the spread of a set may be shown beside the spreads that are shown already (publishing rule, P4): the set and
 * all that is left over have at least five people.
 */
export function spreadFits(
  sums: readonly PublishedSum[],
  people: ReadonlySet<string>,
  counts: Counts,
): boolean {
  const shown = sums.filter(({ spread }) => spread).map((sum) => sum.people);
  return people.size > 0 && smallestCell([...shown, people], counts) >= SPREAD_FLOOR;
}

/**
 * Highest threshold at which the sum of a set may be shown beside those that are shown already, or 0 (publishing rule,
 * section 4): it has to fit at every threshold from the floor up, so that who is inside always sees what others see.
 */
export function shownUpTo(
  sums: readonly PublishedSum[],
  people: ReadonlySet<string>,
  counts: Counts,
): number {
  // Between two values of `upTo` the family of a threshold is the same, and so is its smallest cell.
  const steps = [...new Set(sums.map(({ upTo }) => upTo))].sort((a, b) => a - b);
  let shown = 0;
  for (const [i, last] of [...steps, Number.POSITIVE_INFINITY].entries()) {
    const first = Math.max(FLOOR, i === 0 ? FLOOR : (steps[i - 1] ?? 0) + 1);
    if (last < first) continue;
    const visible = sums.filter(({ upTo }) => upTo >= first).map((sum) => sum.people);
    const cell = smallestCell([...visible, people], counts);
    if (cell < first || people.size === 0) return shown;
    shown = Math.min(cell, last);
    if (cell < last) return shown;
  }
  return shown;
}
