import { linkedItems } from '../items';
import { versionsAt } from '../publish';
import type { PublishedChange, PublishedRow } from '../types';
import type { Board, Mask } from './board';
import { itemsOfRow, type RollUp, type Told } from './equations';
import type { Step } from './publish-all';

/** Answers of some people to an item of a round whose spread is shown. */
export interface Spread {
  round: number;
  item: string;
  people: Mask;
}

/** All numbers that somebody reads. */
export interface Sight {
  told: Told[];
  spreads: Spread[];
}

/** Who looks. */
export interface Viewer {
  name: string;
  /** Thresholds at which each round is read: one for a single viewer, all for everybody together. */
  reads: readonly (readonly number[])[];
  /** Fewest people of each round of whose answers something may be known. */
  fewest: readonly number[];
  /** Rounds whose answers this viewer knows: named ones of people who answered them. */
  knows: readonly boolean[];
}

const everybody = (board: Board, row: string, over?: ReadonlySet<string>): RollUp => ({
  board,
  row,
  over,
  sign: 1,
});
const minus = (one: RollUp): RollUp => ({ ...one, sign: one.sign === 1 ? -1 : 1 });

/** People who answered an item in both rounds. */
export const inBoth = (q: Board, r: Board, item: string): Mask =>
  (q.people.get(item) ?? 0) & (r.people.get(item) ?? 0);

const among = (one: RollUp, q: Board, r: Board): RollUp => ({ ...one, among: (item) => inBoth(q, r, item) });

/** Viewers of a threshold see the score of an item. */
export const isShown = ({ publication }: Step, item: string, threshold: number): boolean =>
  (publication.items.get(item)?.upTo ?? 0) >= threshold;

/** Rows of so many items may show an interval although single items may not (publishing rule, P4). */
const MANY_ITEMS = 8;

const spreadsOf = ({ round, people }: Board, items: Iterable<string>): Spread[] =>
  [...items].map((item) => ({ round, item, people: people.get(item) ?? 0 }));

/** The items of a row whose spread is told with the row's. */
function spreadsOfRow(row: PublishedRow, threshold: number, step: Step): Spread[] {
  const items = itemsOfRow(step.board, row.id);
  const told = (fields: readonly unknown[]) => fields.some((own) => own !== null && own !== false);
  if (told([row.median, row.ad, row.agreement, row.polarised])) return spreadsOf(step.board, items);
  // The interval is about all items, the levels are about those that are shown.
  const behind = row.ci95 !== null ? [items] : [];
  if (row.levelRange !== null) behind.push(items.filter((item) => isShown(step, item, threshold)));
  return behind.filter((own) => own.length < MANY_ITEMS).flatMap((own) => spreadsOf(step.board, own));
}

function seeRow(row: PublishedRow, threshold: number, step: Step, sight: Sight): void {
  const { board } = step;
  if (row.score === null || !board.scored.has(row.id)) return;
  sight.told.push({
    label: `score of ${row.id} in round ${board.round + 1}`,
    value: row.score,
    rollUps: [everybody(board, row.id)],
  });
  sight.spreads.push(...spreadsOfRow(row, threshold, step));
}

/** The earlier and the later round rolled up over some items, with the later round's weights. */
const bothOver = (q: Board, r: Board, row: string, items: ReadonlySet<string>): [RollUp, RollUp] => [
  { ...everybody(q, row, items), weighed: r },
  everybody(r, row, items),
];

/** The four parts of a change as roll-ups over the linkable items (methods reference, d). */
export function partsTold(q: Board, r: Board, row: string, items: ReadonlySet<string>) {
  const [before, after] = bothOver(q, r, row, items);
  return {
    items: [everybody(r, row), minus(after), minus(everybody(q, row)), before],
    leavers: [among(before, q, r), minus(before)],
    joiners: [after, minus(among(after, q, r))],
    stayers: [among(after, q, r), minus(among(before, q, r))],
  };
}

/** Everything below a row, in either round. */
function under(row: string, boards: readonly Board[]): Set<string> {
  const found = new Set<string>([row]);
  for (const id of found) {
    for (const { below } of boards) for (const branch of below.get(id) ?? []) found.add(branch.id);
  }
  return found;
}

function seeChange(change: PublishedChange, threshold: number, q: Step, r: Step, sight: Sight): void {
  const { id, delta, parts, ci95, linked } = change;
  const place = `of ${id} from round ${q.board.round + 1} to ${r.board.round + 1}`;
  const feeds = new Set(itemsOfRow(q.board, id));
  const both = itemsOfRow(r.board, id).filter((item) => feeds.has(item));
  const common = new Set(both.filter((item) => isShown(q, item, threshold) && isShown(r, item, threshold)));
  if (delta !== null) {
    const [before, after] = bothOver(q.board, r.board, id, common);
    sight.told.push({ label: `change ${place}`, value: delta, rollUps: [after, minus(before)] });
  }
  if (ci95 !== null && common.size < MANY_ITEMS) {
    sight.spreads.push(...spreadsOf(q.board, common), ...spreadsOf(r.board, common));
  }
  if (ci95 !== null && linked) {
    for (const item of common) {
      const people = inBoth(q.board, r.board, item);
      for (const { board } of [q, r]) sight.spreads.push({ round: board.round, item, people });
    }
  }
  if (parts !== null) {
    const below = under(id, [q.board, r.board]);
    const weights = new Map([...q.weights, ...r.weights].filter(([item]) => below.has(item)));
    const linkOf = (item: string) =>
      both.includes(item) ? (r.publication.items.get(item)?.link.upTo ?? 0) : 0;
    const items = linkedItems(weights, linkOf, r.thresholds)?.items ?? [];
    for (const [part, rollUps] of Object.entries(partsTold(q.board, r.board, id, new Set(items)))) {
      sight.told.push({ label: `${part} ${place}`, value: parts[part as keyof typeof parts], rollUps });
    }
  }
}

/** Versions that are read at any of the thresholds, each with the highest at which it is. */
function readAt<V extends PublishedRow | PublishedChange>(
  versions: readonly V[],
  thresholds: readonly number[],
) {
  const read = new Map<V, number>();
  for (const threshold of [...new Set(thresholds)].sort((a, b) => a - b)) {
    for (const version of versionsAt(versions, threshold)) read.set(version, threshold);
  }
  return read;
}

/** Everything a viewer reads of a history. */
export function sightOf(steps: readonly Step[], { reads }: Viewer): Sight {
  const sight: Sight = { told: [], spreads: [] };
  for (const step of steps) {
    if (step.consensus) continue;
    const { rows, changes } = step.publication;
    const own = reads[step.board.round] ?? [];
    for (const [row, threshold] of readAt(rows, own)) seeRow(row, threshold, step, sight);
    const before = step.before === null ? undefined : steps[step.before];
    if (!before) continue;
    const earlier = reads[before.board.round] ?? [];
    // One viewer reads a change at the higher of the two thresholds; everybody together reads all of it.
    const higher = earlier.flatMap((k) => own.map((t) => Math.max(k, t)));
    for (const [change, threshold] of readAt(changes, higher)) {
      seeChange(change, threshold, before, step, sight);
    }
  }
  return sight;
}
