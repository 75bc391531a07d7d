/** Every pattern of signs of the values, the given one first. */
export const allSigned = (values: readonly number[]): number[][] =>
  values.reduce<number[][]>(
    (rows, v) =>
      rows.flatMap((row) => [
        [...row, v],
        [...row, -v],
      ]),
    [[]],
  );

/** Every way to split the values into a group of k and the rest, the first k first. */
export function allSplits(values: readonly number[], k: number): [number[], number[]][] {
  const [first, ...rest] = values;
  if (first === undefined) return k === 0 ? [[[], []]] : [];
  const taken = k > 0 ? allSplits(rest, k - 1).map(([a, b]): [number[], number[]] => [[first, ...a], b]) : [];
  const left = allSplits(rest, k).map(([a, b]): [number[], number[]] => [a, [first, ...b]]);
  return [...taken, ...left];
}
