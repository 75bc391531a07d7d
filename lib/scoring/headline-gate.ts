import { jointTotals, type LeafPeople } from './joint-relabeling';
import { countRelabelings, MAX_RELABELINGS, relabelingOf } from './relabeling';
import { atMost, EPS } from './rules';
import { extremeCounter } from './subset-sums';
import { CERTAIN, MIN_CHANGE } from './verdict';

export interface GateLeaf extends LeafPeople {
  id: string;
}

/** A leaf by itself: what `changeTest` says of it, up to the chance of its draws. */
export interface GateRow {
  id: string;
  /** T of the leaf, −4 to 4, and its two-sided p; null without anybody to compare. */
  delta: number | null;
  p: number | null;
  improved: boolean;
  declined: boolean;
}

/** What may be said of all leaves together that moved one way. */
export interface GateDirection {
  /** Ids of the leaves that moved, in the order given. */
  leaves: string[];
  /** How often chance alone brings as many of them, 0–1; 1 without any. */
  p: number;
  /** The same for as many in either direction: for a text that names both. */
  eitherP: number;
  /** They may be named in sentences, first lists and mails. */
  named: boolean;
}

export interface HeadlineGate {
  rows: GateRow[];
  improved: GateDirection;
  declined: GateDirection;
}

/** Which totals of one leaf carry a strong word, and how extreme the observed one is. */
interface Cut {
  /** Totals above this, in either direction, are a change of at least .25 at p ≤ .05. */
  above: number;
  delta: number;
  p: number;
}

/** The largest value that more than `rank` of the counted totals reach in absolute size, by halving. */
function valueAtRank(count: (bound: number) => number, rank: number, largest: number): number {
  let [low, high] = [0, largest];
  // Far finer than the tolerance of the comparison that follows.
  while (high - low > EPS / 1000) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (count(middle) > rank) low = middle;
    else high = middle;
  }
  return low;
}

/** The value that would stand at a place if the values were sorted (Hoare's quickselect); reorders them. */
function placed(values: Float64Array, place: number): number {
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    const pivot = values[(from + to) >> 1] ?? 0;
    let [i, j] = [from, to];
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i++;
      while ((values[j] ?? 0) > pivot) j--;
      if (i > j) break;
      const kept = values[i] ?? 0;
      values[i++] = values[j] ?? 0;
      values[j--] = kept;
    }
    if (place <= j) to = j;
    else if (place >= i) from = i;
    else break;
  }
  return values[place] ?? 0;
}

/** Cuts of leaves that were relabelled in the same way before. */
const knownCuts = new WeakMap<Float64Array, Cut>();

/** The leaf's own test: all its relabelings where they can be counted, else those drawn for all leaves together. */
function cutOf(leaf: GateLeaf, totals: Float64Array, sizes: Float64Array): Cut | null {
  const known = knownCuts.get(totals);
  if (known) return known;
  const found = findCut(leaf, totals, sizes);
  if (found) knownCuts.set(totals, found);
  return found;
}

/** @param sizes room for as many numbers as there are totals; what stands there is lost */
function findCut(leaf: GateLeaf, totals: Float64Array, sizes: Float64Array): Cut | null {
  const [l, j] = [leaf.leavers.size, leaf.joiners.size];
  const weight = leaf.stayers.size + (l > 0 && j > 0 ? (l * j) / (l + j) : 0);
  if (weight === 0) return null;
  const relabeling = relabelingOf(
    [...leaf.stayers.values()],
    [...leaf.leavers.values()],
    [...leaf.joiners.values()],
  );
  const observed = totals[0] ?? 0;
  const slack = EPS * weight;
  const bound = Math.abs(observed) - slack;
  const own = countRelabelings(relabeling);
  const cut = (value: number, p: number): Cut => ({
    above: Math.max(value + slack, MIN_CHANGE * weight - slack),
    delta: observed / weight,
    p,
  });
  if (own <= MAX_RELABELINGS) {
    const count = extremeCounter(relabeling.differences, relabeling.values, relabeling.chosen);
    const largest = [...relabeling.differences, ...relabeling.values].reduce((t, v) => t + Math.abs(v), 1);
    return cut(valueAtRank(count, Math.floor(CERTAIN * own + EPS), largest), count(bound) / own);
  }
  let extreme = 0;
  for (let s = 0; s < sizes.length; s++) {
    const size = Math.abs(totals[s] ?? 0);
    sizes[s] = size;
    if (size >= bound) extreme++;
  }
  const rank = Math.floor(CERTAIN * sizes.length + EPS);
  return cut(placed(sizes, sizes.length - 1 - rank), extreme / sizes.length);
}

/** Share of the relabelings in which at least so many leaves move. Plain loop: it goes over 10,000 of them. */
function shareOf(counts: Uint16Array, leaves: number): number {
  let reached = 0;
  for (let s = 0; s < counts.length; s++) if ((counts[s] ?? 0) >= leaves) reached++;
  return reached / counts.length;
}

/**
 * Whether leaves that moved may be named in a headline (methods reference (h); Westfall & Young 1993). All people are
 * relabelled at once over all leaves: one sign for each person, and where a leaf does not link its people, each
 * person's answers of a round as a whole. Counted is how many leaves then change by at least .25 at p ≤ .05 in one
 * direction; the observed ones are named if as many come in at most 1 of 20 relabelings. The order of leaves and of
 * people changes nothing.
 * @param leaves one for each leaf tested; where it is not linkable, with nobody in `stayers`, all people of the
 * earlier round in `leavers` and all of the later one in `joiners`, less the leaf's own mean or not
 */
export function headlineGate(leaves: readonly GateLeaf[]): HeadlineGate {
  const totals = jointTotals(leaves);
  const count = totals[0]?.length ?? 1;
  const [up, down] = [new Uint16Array(count), new Uint16Array(count)];
  const sizes = new Float64Array(count);
  const cuts = leaves.map((leaf, i) => cutOf(leaf, totals[i] ?? new Float64Array(), sizes));
  for (const [i, cut] of cuts.entries()) {
    const own = totals[i];
    if (!cut || !own) continue;
    const { above } = cut;
    for (let s = 0; s < count; s++) {
      const total = own[s] ?? 0;
      if (total > above) up[s] = (up[s] ?? 0) + 1;
      else if (-total > above) down[s] = (down[s] ?? 0) + 1;
    }
  }
  const rows = leaves.map(({ id }, i): GateRow => {
    const cut = cuts[i];
    const total = totals[i]?.[0] ?? 0;
    const [delta, p] = cut ? [cut.delta, cut.p] : [null, null];
    return { id, delta, p, improved: !!cut && total > cut.above, declined: !!cut && -total > cut.above };
  });
  const larger = new Uint16Array(count);
  for (let s = 0; s < count; s++) larger[s] = Math.max(up[s] ?? 0, down[s] ?? 0);
  const direction = (counts: Uint16Array, way: 'improved' | 'declined'): GateDirection => {
    const moved = rows.filter((row) => row[way]);
    const [p, eitherP] = [shareOf(counts, moved.length), shareOf(larger, moved.length)];
    return { leaves: moved.map(({ id }) => id), p, eitherP, named: moved.length > 0 && atMost(p, CERTAIN) };
  };
  return { rows, improved: direction(up, 'improved'), declined: direction(down, 'declined') };
}
