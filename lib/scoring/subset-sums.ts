/** Totals of all choices of the values, by how many were chosen (at most `most`). */
function totalsBySize(values: readonly number[], most: number): number[][] {
  const bySize: number[][] = [[0], ...Array.from({ length: Math.min(most, values.length) }, () => [])];
  for (const value of values) {
    for (let size = bySize.length - 1; size > 0; size--) {
      for (const total of bySize[size - 1] ?? []) bySize[size]?.push(total + value);
    }
  }
  return bySize;
}

/** Totals of the values under every pattern of signs. */
const signedTotals = (values: readonly number[]): number[] =>
  values.reduce<number[]>((totals, v) => totals.flatMap((t) => [t + v, t - v]), [0]);

/** Every sum of one of each, ascending. */
const sums = (some: readonly number[], others: readonly number[]): Float64Array =>
  new Float64Array(some.flatMap((a) => others.map((b) => a + b))).sort();

/** Pairs (a, b) with a + b ≥ bound. */
function pairsAtLeast(a: Float64Array, b: Float64Array, bound: number): number {
  let count = 0;
  let from = b.length;
  for (const x of a) {
    while (from > 0 && x + (b[from - 1] ?? 0) >= bound) from--;
    count += b.length - from;
  }
  return count;
}

/** Pairs (a, b) with a + b ≤ −bound. */
function pairsAtMost(a: Float64Array, b: Float64Array, bound: number): number {
  let count = 0;
  let to = b.length;
  for (const x of a) {
    while (to > 0 && x + (b[to - 1] ?? 0) > -bound) to--;
    count += to;
  }
  return count;
}

const halves = (values: readonly number[]): [number[], number[]] => {
  const middle = values.length >> 1;
  return [values.slice(0, middle), values.slice(middle)];
};

/**
 * Counts relabelings: every pattern of signs of `differences` together with every choice of `k` of `values`. The
 * function it returns says in how many of them the signed differences and the chosen values add up to at least
 * `bound` in absolute size. Totals of two halves are matched, so 200,000 relabelings cost a few hundred steps.
 * @param k 0 to the number of values
 */
export function extremeCounter(
  differences: readonly number[],
  values: readonly number[],
  k: number,
): (bound: number) => number {
  const [left, right] = halves(values).map((half) => totalsBySize(half, k));
  const [signs, otherSigns] = halves(differences).map(signedTotals);
  const matched = (left ?? []).map(
    (totals, size) => [sums(signs ?? [], totals), sums(otherSigns ?? [], right?.[k - size] ?? [])] as const,
  );
  return (bound) => {
    let count = 0;
    for (const [a, b] of matched)
      count += bound > 0 ? pairsAtLeast(a, b, bound) + pairsAtMost(a, b, bound) : a.length * b.length;
    return count;
  };
}
