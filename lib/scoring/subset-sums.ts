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

/** Pairs (a, b) with a + b ≥ bound; both lists ascending. */
function pairsAtLeast(a: readonly number[], b: readonly number[], bound: number): number {
  let count = 0;
  let from = b.length;
  for (const x of a) {
    while (from > 0 && x + (b[from - 1] ?? 0) >= bound) from--;
    count += b.length - from;
  }
  return count;
}

/** Pairs (a, b) with |a + b| ≥ bound; all pairs if the bound is not positive. */
function extremePairs(a: number[], b: number[], bound: number): number {
  if (bound <= 0) return a.length * b.length;
  const ascending = (values: number[]) => values.sort((x, y) => x - y);
  const [up, other] = [ascending(a), ascending(b)];
  const negated = (values: readonly number[]) => values.map((v) => -v).reverse();
  return pairsAtLeast(up, other, bound) + pairsAtLeast(negated(up), negated(other), bound);
}

const halves = (values: readonly number[]): [number[], number[]] => {
  const middle = values.length >> 1;
  return [values.slice(0, middle), values.slice(middle)];
};

/**
 * How many choices of k values have a total of at least `bound` in absolute size. Totals of the two halves are
 * matched, so 200,000 choices cost a few hundred steps.
 */
export function countExtremeChoices(values: readonly number[], k: number, bound: number): number {
  const [left, right] = halves(values).map((half) => totalsBySize(half, k));
  let count = 0;
  for (const [size, totals] of (left ?? []).entries()) {
    count += extremePairs([...totals], [...(right?.[k - size] ?? [])], bound);
  }
  return count;
}

/** Totals of the values under every pattern of signs. */
const signedTotals = (values: readonly number[]): number[] =>
  values.reduce<number[]>((totals, v) => totals.flatMap((t) => [t + v, t - v]), [0]);

/** How many of the 2^m patterns of signs have a total of at least `bound` in absolute size. */
export function countExtremeSigns(values: readonly number[], bound: number): number {
  const [left, right] = halves(values);
  return extremePairs(signedTotals(left), signedTotals(right), bound);
}
