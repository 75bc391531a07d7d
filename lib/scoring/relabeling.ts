import { signTables } from './sign-tables';
import { mean } from './stats';
import { extremeCounter } from './subset-sums';

/** Most relabelings that are counted one by one (scoring reference 3.8, methods reference (g)). */
export const MAX_RELABELINGS = 200_000;
/** Draws of a sampled test; p = (c + 1) / 10,000 (scoring reference 3.8). */
export const DRAWS = 9_999;
/** Fixed, so that the same answers always give the same p. */
const SEED = 20_260_101;

/** Whole numbers 0 … 2^32 − 1, the same row of them each time (mulberry32). */
export function randomNumbers(seed: number = SEED): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** A whole number 0 … n − 1. */
export const below = (n: number, random: () => number): number => Math.floor((random() / 2 ** 32) * n);

/**
 * What a test relabels: the sign of each person's difference, and which of the people seen once were seen in which
 * round. The total of a relabeling is the signed differences plus the values of the people labelled "later".
 */
export interface Relabeling {
  /** Later minus earlier of each person in both rounds, ascending. */
  differences: readonly number[];
  /** Values of the people in one round only, less their common mean, ascending. */
  values: readonly number[];
  /** How many of `values` are of the smaller of the two groups. */
  chosen: number;
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** What is relabelled for these differences and these two groups; a group without the other is left out. */
export function relabelingOf(
  differences: readonly number[],
  earlier: readonly number[],
  later: readonly number[],
): Relabeling {
  const chosen = Math.min(earlier.length, later.length);
  const pooled = chosen > 0 ? ascending([...earlier, ...later]) : [];
  const centre = mean(pooled);
  return { differences: ascending(differences), values: pooled.map((v) => v - centre), chosen };
}

/** Number of ways to choose k of n; may be larger than any exact count, then only its size matters. */
function binomial(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return Math.round(ways);
}

/** Number of relabelings of m people in both rounds, l who left and j who joined, 2^m · C(l+j, l): at least 1 (methods reference (g)). */
export const relabelingsOf = (m: number, l: number, j: number): number =>
  2 ** m * (l > 0 && j > 0 ? binomial(l + j, Math.min(l, j)) : 1);

/** The same of what is relabelled. */
export const countRelabelings = ({ differences, values, chosen }: Relabeling): number =>
  relabelingsOf(differences.length, chosen, values.length - chosen);

/** What a sampled test draws: for each draw a pattern of signs, eight people to a byte, and the places of the chosen values. */
interface Draws {
  blocks: number;
  signs: Uint8Array;
  picks: Uint16Array;
}

/** Draws depend on the numbers of people only, and most rows of a round have the same: they are drawn once for all. */
const drawn = new Map<string, Draws>();
const KEPT = 16;

function drawsFor(differences: number, values: number, chosen: number): Draws {
  const key = `${differences} ${values} ${chosen}`;
  const known = drawn.get(key);
  if (known) return known;
  if (drawn.size >= KEPT) drawn.clear();
  const blocks = Math.ceil(differences / 8);
  const signs = new Uint8Array(DRAWS * blocks);
  const picks = new Uint16Array(DRAWS * chosen);
  const order = Uint16Array.from({ length: values }, (_, i) => i);
  const random = randomNumbers();
  for (let draw = 0, at = 0, to = 0; draw < DRAWS; draw++) {
    let bits = 0;
    for (let block = 0; block < blocks; block++) {
      if (block % 4 === 0) bits = random();
      signs[at++] = bits & 255;
      bits >>>= 8;
    }
    // Without replacement: the chosen come first, and the order goes on from draw to draw.
    for (let i = 0; i < chosen; i++) {
      const j = i + below(values - i, random);
      const picked = order[j] ?? 0;
      order[j] = order[i] ?? 0;
      order[i] = picked;
      picks[to++] = picked;
    }
  }
  const draws = { blocks, signs, picks };
  drawn.set(key, draws);
  return draws;
}

/** p of a sampled test: share of draws at least as extreme, counting the observed one; or less, once it is above `until`. */
function sampledChance({ differences, values, chosen }: Relabeling, bound: number, until: number): number {
  const { blocks, signs, picks } = drawsFor(differences.length, values.length, chosen);
  const tables = signTables(differences);
  const pool = Float64Array.from(values);
  const most = until * (DRAWS + 1);
  let extreme = 1;
  // Plain loops: this runs a hundred thousand times for a dozen people, ten million times for fifty.
  for (let draw = 0, at = 0, from = 0; draw < DRAWS && extreme <= most; draw++) {
    let total = 0;
    for (let block = 0; block < blocks; block++) total += tables[(block << 8) + (signs[at++] ?? 0)] ?? 0;
    let picked = 0;
    for (let i = 0; i < chosen; i++) picked += pool[picks[from++] ?? 0] ?? 0;
    if (Math.abs(total + picked) >= bound) extreme++;
  }
  return extreme / (DRAWS + 1);
}

/**
 * Share of all relabelings with a total of at least `bound` in absolute size: exact up to 200,000 of them, else from
 * 9,999 seeded draws (methods reference (g)).
 * @param until a share above which it makes no difference how much larger it is: draws end there, and the result is only
 * known to be above it
 */
export function relabelingChance(relabeling: Relabeling, bound: number, until = 1): number {
  const total = countRelabelings(relabeling);
  if (total > MAX_RELABELINGS) return sampledChance(relabeling, bound, until);
  const { differences, values, chosen } = relabeling;
  return extremeCounter(differences, values, chosen)(bound) / total;
}
