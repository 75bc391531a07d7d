import { atLeast, MIN_COVERAGE } from '@/lib/scoring/rules';
import { type Counts, FLOOR, type Ledger, shownUpTo, spreadFits, sumsOf } from './ledger';
import { EVERYBODY } from './types';

/** The people of one round as the rule sees them. */
export interface RoundSets {
  /** People with a numeric answer, by item with a score. */
  answered: ReadonlyMap<string, ReadonlySet<string>>;
  /** Highest threshold at which the cover rule of one round allows the score of an item; all of them when absent. */
  coveredUpTo?: (item: string) => number;
  /** People who were asked an item, whatever they answered; nobody looks at that when absent. */
  asked?: (item: string) => ReadonlySet<string>;
  /** Group of a person in a published breakdown (a job role); no breakdown when absent. */
  groupOf?: (person: string) => string | null;
}

/** What is shown of a set of people: the highest threshold, 0 for none, and whether spread is shown with it. */
export interface ShownSet {
  upTo: number;
  spread: boolean;
}

export interface PublishedItem extends ShownSet {
  groups: ReadonlyMap<string, ShownSet>;
  /** Numbers about those who answered in both rounds, and so about those in only one of them. */
  link: ShownSet;
}

const NOTHING: ShownSet = { upTo: 0, spread: false };

/** People by group, largest first, ties by id. */
function groupsOf(people: ReadonlySet<string>, groupOf: RoundSets['groupOf']): [string, Set<string>][] {
  const groups = new Map<string, Set<string>>();
  for (const person of people) {
    const group = groupOf?.(person) ?? null;
    if (group !== null) groups.set(group, (groups.get(group) ?? new Set()).add(person));
  }
  return [...groups].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));
}

/** Where a ledger keeps the people asked an item: who of them gave a number follows from what is linked. */
export const askedKey = (item: string): string => `asked ${item}`;
export const isAskedKey = (key: string): boolean => key.startsWith('asked ');

/** An earlier round that is compared with, and what was decided about it; everything of it is judged by who counts there. */
export interface Earlier {
  round: RoundSets;
  items: ReadonlyMap<string, PublishedItem>;
  ledger: Ledger;
  counts: Counts;
}

/**
 * Decides what may be shown of the items of a round, once and in the order of publication, and writes it into the
 * ledgers of this round and of the one it is compared with (publishing rule, section 4).
 * @param ledger of this round; what stands in it was published before
 * @param before the round compared with, what was decided about its items, and its ledger
 */
export function publishItems(
  round: RoundSets,
  ledger: Ledger,
  counts: Counts,
  before?: Earlier,
): Map<string, PublishedItem> {
  const published = new Map<string, PublishedItem>();
  for (const [item, people] of round.answered) {
    const sums = sumsOf(ledger, item);
    const upTo = Math.min(
      round.coveredUpTo?.(item) ?? Number.POSITIVE_INFINITY,
      shownUpTo(sums, people, counts),
    );
    if (upTo < FLOOR) {
      published.set(item, { ...NOTHING, groups: new Map(), link: NOTHING });
      continue;
    }
    const spread = spreadFits(sums, people, counts);
    sums.push({ people, upTo, spread });
    const groups = publishGroups(item, people, upTo, spread);
    const link = publishLink({ round, ledger, counts, before }, item, people, { upTo, spread });
    published.set(item, { upTo, spread, groups, link });
  }
  return published;

  function publishGroups(item: string, people: ReadonlySet<string>, upTo: number, spread: boolean) {
    const groups = new Map<string, ShownSet>();
    for (const [id, group] of groupsOf(people, round.groupOf)) {
      const sums = sumsOf(ledger, item);
      const shown = Math.min(upTo, shownUpTo(sums, group, counts));
      const wide = shown >= FLOOR && spread && spreadFits(sums, group, counts);
      groups.set(id, shown < FLOOR ? NOTHING : { upTo: shown, spread: wide });
      if (shown >= FLOOR) sums.push({ people: group, upTo: shown, spread: wide });
    }
    return groups;
  }
}

/** A round that is compared with an earlier one. */
interface Linking {
  round: RoundSets;
  ledger: Ledger;
  counts: Counts;
  before?: Earlier;
}

/** Decides whether numbers about those who answered an item in both rounds may be shown, and writes that into both ledgers. */
function publishLink(
  { round, ledger, counts, before }: Linking,
  item: string,
  people: ReadonlySet<string>,
  { upTo, spread }: ShownSet,
): ShownSet {
  const earlier = before?.items.get(item);
  const there = before?.round.answered.get(item);
  if (!before || !earlier || !there || earlier.upTo < FLOOR || upTo < FLOOR) return NOTHING;
  const both = new Set([...people].filter((person) => there.has(person)));
  const [own, other] = [sumsOf(ledger, item), sumsOf(before.ledger, item)];
  const shown = Math.min(
    upTo,
    earlier.upTo,
    askedUpTo({ round, ledger, counts }, item, before),
    shownUpTo(other, both, before.counts),
    shownUpTo(own, both, counts),
  );
  if (shown < FLOOR) return NOTHING;
  const wide =
    spread && earlier.spread && spreadFits(other, both, before.counts) && spreadFits(own, both, counts);
  for (const sums of [own, other]) sums.push({ people: both, upTo: shown, spread: wide });
  return { upTo: shown, spread: wide };
}

/**
 * Highest threshold at which it may be told whether an item is linked. It is if the same people gave a number, or enough
 * others did: where one newcomer was asked, that would tell whether they said "don't know". So the people asked in both
 * rounds, and those asked in one only, have to be cells too, whatever they answered (publishing rule, P6).
 */
function askedUpTo({ round, ledger, counts }: Linking, item: string, earlier: Earlier): number {
  const [now, then] = [round.asked?.(item), earlier.round.asked?.(item)];
  if (!now || !then) return Number.POSITIVE_INFINITY;
  const both = new Set([...now].filter((person) => then.has(person)));
  const own = askedSums(ledger, item, now);
  const other = askedSums(earlier.ledger, item, then);
  const shown = Math.min(shownUpTo(own, both, counts), shownUpTo(other, both, earlier.counts));
  if (shown >= FLOOR)
    for (const sums of [own, other]) sums.push({ people: both, upTo: shown, spread: false });
  return shown;
}

/**
 * Links the items of a round that is published already with another earlier round than before: what is shown of them
 * stays, and all that earlier comparisons told stands in the ledgers. Both grow.
 */
export function linkItems(
  items: ReadonlyMap<string, PublishedItem>,
  linking: Linking & { before: Earlier },
): Map<string, PublishedItem> {
  const linked = new Map<string, PublishedItem>();
  for (const [item, people] of linking.round.answered) {
    const shown = items.get(item) ?? { ...NOTHING, groups: new Map(), link: NOTHING };
    linked.set(item, { ...shown, link: publishLink(linking, item, people, shown) });
  }
  return linked;
}

/** Sets of people asked an item: all of them first. */
function askedSums(ledger: Ledger, item: string, asked: ReadonlySet<string>) {
  const sums = sumsOf(ledger, askedKey(item));
  if (sums.length === 0) sums.push({ people: asked, upTo: EVERYBODY, spread: false });
  return sums;
}

/**
 * The items over which the parts of a row's change may be shown: those linkable at the highest of the thresholds in use
 * at which they carry enough of the weight asked in either round; null where they never do (publishing rule, P3).
 * @param items of the row with their weight, asked in either round
 */
export function linkedItems(
  items: ReadonlyMap<string, number>,
  linkOf: (item: string) => number,
  thresholds: readonly number[],
): { items: string[]; upTo: number } | null {
  let all = 0;
  for (const weight of items.values()) all += weight;
  for (const threshold of [...thresholds].sort((a, b) => b - a)) {
    const linked = [...items].filter(([id]) => linkOf(id) >= threshold);
    const weight = linked.reduce((total, [, own]) => total + own, 0);
    if (linked.length > 0 && atLeast(weight / all, MIN_COVERAGE)) {
      return { items: linked.map(([id]) => id), upTo: threshold };
    }
  }
  return null;
}
