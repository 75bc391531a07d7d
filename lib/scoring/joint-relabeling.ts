import { below, DRAWS, randomNumbers } from './relabeling';
import { blocksOf, SIGNS_PER_BLOCK, signTables } from './sign-tables';
import { byCodeUnit, mean } from './stats';

/** Everybody who answered one leaf. A person may be in both groups: then the leaf is compared without linking them. */
export interface LeafPeople {
  /** Later minus earlier of each person who is compared with themselves, by person. */
  stayers: ReadonlyMap<string, number>;
  /** Values of the people of the earlier round, and of the later one, who are not. */
  leavers: ReadonlyMap<string, number>;
  joiners: ReadonlyMap<string, number>;
}

/** Most people whose patterns of signs are all tried: 2^16 (methods reference (h)). */
const MAX_SIGNS = 16;

/** Whether both groups have somebody, so that it matters who is in which. */
const hasGroups = ({ leavers, joiners }: LeafPeople): boolean => leavers.size > 0 && joiners.size > 0;

const idsOf = (groups: Iterable<ReadonlyMap<string, number>>): string[] =>
  [...new Set([...groups].flatMap((group) => [...group.keys()]))].sort(byCodeUnit);

/** Patterns of signs, eight people to a byte; the first pattern turns nobody. */
interface Signs {
  count: number;
  blocks: number;
  bytes: Uint8Array;
}

function addSigned(totals: Float64Array, tables: Float64Array, { count, blocks, bytes }: Signs): void {
  // Plain loops: 500 people, 29 leaves and 10,000 patterns are 18 million look-ups.
  for (let s = 0, at = 0; s < count; s++) {
    let total = 0;
    for (let block = 0; block < blocks; block++) total += tables[(block << 8) + (bytes[at++] ?? 0)] ?? 0;
    totals[s] = (totals[s] ?? 0) + total;
  }
}

/** All patterns for so few people, else the observed one and 9,999 drawn ones. */
function signsOf(people: number): Signs {
  const blocks = blocksOf(people);
  if (people <= MAX_SIGNS) {
    const count = 2 ** people;
    const bytes = new Uint8Array(count * blocks);
    for (let s = 0; s < count; s++)
      for (let block = 0; block < blocks; block++) bytes[s * blocks + block] = s >> (block * SIGNS_PER_BLOCK);
    return { count, blocks, bytes };
  }
  const random = randomNumbers();
  const bytes = new Uint8Array((DRAWS + 1) * blocks);
  for (let i = blocks; i < bytes.length; i++) bytes[i] = random() >>> 24;
  return { count: DRAWS + 1, blocks, bytes };
}

/** A leaf's groups on the common list of sheets: each sheet's value, and how many to take from which end. */
interface Groups {
  values: Float64Array;
  fromStart: boolean;
  take: number;
}

function groupsOf({ leavers, joiners }: LeafPeople, people: readonly string[]): Groups {
  const values = new Float64Array(2 * people.length).fill(Number.NaN);
  const centre = mean([...leavers.values(), ...joiners.values()].sort((a, b) => a - b));
  for (const [i, person] of people.entries()) {
    const [earlier, later] = [leavers.get(person), joiners.get(person)];
    if (earlier !== undefined) values[2 * i] = earlier - centre;
    if (later !== undefined) values[2 * i + 1] = later - centre;
  }
  const fromStart = leavers.size < joiners.size;
  return { values, fromStart, take: fromStart ? leavers.size : joiners.size };
}

/** Total of the joiners when the sheets stand in this order: a leaf's first sheets are its leavers. */
function joinersTotal({ values, fromStart, take }: Groups, order: Uint32Array): number {
  let total = 0;
  let left = take;
  // Values are centred on the mean of both groups, so the leavers' total is the joiners' with the other sign.
  for (let i = 0; left > 0 && i < order.length; i++) {
    const value = values[order[fromStart ? i : order.length - 1 - i] ?? 0] ?? Number.NaN;
    // Not a number: the person did not answer this leaf.
    if (Number.isNaN(value)) continue;
    total += value;
    left--;
  }
  return fromStart ? -total : total;
}

/**
 * Leaves that everybody of both rounds answered take the same sheets of each order. Their totals are added up side by
 * side, a sheet after the other, with the values of a sheet next to each other: most leaves are such.
 */
function sameTake(grouped: readonly { groups: Groups; into: Float64Array }[], all: readonly number[]) {
  const isFull = ({ values }: Groups) => all.every((sheet) => !Number.isNaN(values[sheet]));
  const full = grouped.filter(({ groups }) => isFull(groups));
  const others = grouped.filter(({ groups }) => !isFull(groups));
  const width = full.length;
  const first = full[0]?.groups;
  const values = new Float64Array(width * (first?.values.length ?? 0));
  for (const [leaf, { groups }] of full.entries())
    for (const [sheet, value] of groups.values.entries()) values[sheet * width + leaf] = value;
  const totals = new Float64Array(width);
  const targets = full.map(({ into }) => into);
  const sign = first?.fromStart ? -1 : 1;

  // Plain loops, as above: this runs ten thousand times.
  function addTotals(sheets: Uint32Array, to: number): void {
    if (!first) return;
    totals.fill(0);
    for (let i = 0; i < first.take; i++) {
      const from = (sheets[first.fromStart ? i : sheets.length - 1 - i] ?? 0) * width;
      for (let leaf = 0; leaf < width; leaf++)
        totals[leaf] = (totals[leaf] ?? 0) + (values[from + leaf] ?? 0);
    }
    for (let leaf = 0; leaf < width; leaf++) {
      const into = targets[leaf];
      if (into) into[to] = sign * (totals[leaf] ?? 0);
    }
  }
  return { others, addTotals };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = below(i + 1, random);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}

/** Orders of so few sheets are kept: viewers of several thresholds need the same ones. */
const FEW_SHEETS = 64;
const KEPT = 4;
const drawn = new Map<string, Uint32Array[]>();

/** Calls `visit` with the sheets as they are and in 9,999 random orders, the same ones each time. */
function eachOrder(sheets: readonly number[], visit: (order: Uint32Array, draw: number) => void): void {
  const key = sheets.join();
  const known = drawn.get(key);
  if (known) {
    for (const [s, order] of known.entries()) visit(order, s);
    return;
  }
  const random = randomNumbers();
  const order = new Uint32Array(sheets);
  const kept: Uint32Array[] | null = sheets.length <= FEW_SHEETS ? [] : null;
  const all = new Uint32Array(kept ? (DRAWS + 1) * order.length : 0);
  for (let s = 0; s <= DRAWS; s++) {
    if (s > 0) shuffle(order, random);
    if (kept) {
      all.set(order, s * order.length);
      kept.push(all.subarray(s * order.length, (s + 1) * order.length));
    }
    visit(order, s);
  }
  if (!kept) return;
  if (drawn.size >= KEPT) drawn.clear();
  drawn.set(key, kept);
}

/**
 * Relabels whole sheets, a person's answers of one round, over all leaves at once: they are put in a random order in
 * which a leaf's first sheets are its leavers and the rest its joiners, and a person compared with themselves keeps
 * the sign if their earlier sheet comes first. Each sign and each choice is as likely as any other.
 */
function drawSheets(
  leaves: readonly LeafPeople[],
  totals: readonly Float64Array[],
  people: readonly string[],
  sheets: readonly number[],
): Signs {
  const grouped = leaves.flatMap((leaf, i) =>
    hasGroups(leaf) ? [{ groups: groupsOf(leaf, people), into: totals[i] ?? new Float64Array() }] : [],
  );
  const blocks = blocksOf(people.length);
  const bytes = new Uint8Array((DRAWS + 1) * blocks);
  const place = new Uint32Array(2 * people.length);
  // Signs are for people who are compared with themselves.
  const signed = leaves.some(({ stayers }) => stayers.size > 0);
  const alike = sameTake(grouped, sheets);
  eachOrder(sheets, (order, s) => {
    if (signed) for (let i = 0; i < order.length; i++) place[order[i] ?? 0] = i;
    for (let i = 0; signed && i < people.length; i++) {
      if ((place[2 * i] ?? 0) <= (place[2 * i + 1] ?? 0)) continue;
      const at = s * blocks + (i >> 3);
      bytes[at] = (bytes[at] ?? 0) | (1 << (i & 7));
    }
    for (const { groups, into } of alike.others) into[s] = joinersTotal(groups, order);
    alike.addTotals(order, s);
  });
  return { count: DRAWS + 1, blocks, bytes };
}

/** The sheets of all leaves, earlier ones first: twice the place of the person, and one more for the later round. */
function sheetsOf(leaves: readonly LeafPeople[], people: readonly string[]): number[] {
  const index = new Map(people.map((person, i) => [person, i]));
  const sheets = (groups: (leaf: LeafPeople) => ReadonlyMap<string, number>[], later: 0 | 1) =>
    idsOf(leaves.flatMap(groups)).map((person) => 2 * (index.get(person) ?? 0) + later);
  return [
    ...sheets((leaf) => [leaf.stayers, leaf.leavers], 0),
    ...sheets((leaf) => [leaf.stayers, leaf.joiners], 1),
  ];
}

/** Totals of a leaf under the relabelings of certain people: rounds seen by several viewers differ in a few leaves only. */
const known = new WeakMap<LeafPeople, { relabeled: string; totals: Float64Array }>();

/**
 * Totals of each leaf (signed differences plus the joiners' values, less the mean of both groups) under the same
 * relabelings of all people, the observed one first (methods reference (h)): every pattern of signs when nobody but
 * up to 16 people compared with themselves matters, else 9,999 seeded draws.
 */
export function jointTotals(leaves: readonly LeafPeople[]): Float64Array[] {
  const grouped = leaves.some(hasGroups);
  const used = leaves.flatMap(({ stayers, leavers, joiners }) =>
    grouped ? [stayers, leavers, joiners] : [stayers],
  );
  const people = idsOf(used);
  const count = !grouped && people.length <= MAX_SIGNS ? 2 ** people.length : DRAWS + 1;
  const sheets = grouped ? sheetsOf(leaves, people) : [];
  const relabeled = [...people, ...sheets].join();
  const fresh = leaves.filter((leaf) => known.get(leaf)?.relabeled !== relabeled);
  if (fresh.length > 0) {
    const totals = fresh.map(() => new Float64Array(count));
    const signs = grouped ? drawSheets(fresh, totals, people, sheets) : signsOf(people.length);
    for (const [i, leaf] of fresh.entries()) {
      const own = totals[i] ?? new Float64Array();
      if (leaf.stayers.size > 0)
        addSigned(own, signTables(people.map((person) => leaf.stayers.get(person) ?? 0)), signs);
      known.set(leaf, { relabeled, totals: own });
    }
  }
  return leaves.map((leaf) => known.get(leaf)?.totals ?? new Float64Array());
}
