import { expect, it } from 'vitest';
import { extremeCounter } from './subset-sums';

/** The same, written out one after the other. */
function counted(
  differences: readonly number[],
  values: readonly number[],
  k: number,
  bound: number,
): number {
  let count = 0;
  for (let signs = 0; signs < 2 ** differences.length; signs++) {
    const signed = differences.reduce((all, value, i) => all + ((signs >> i) & 1 ? -value : value), 0);
    for (let chosen = 0; chosen < 2 ** values.length; chosen++) {
      const picked = values.filter((_, i) => (chosen >> i) & 1);
      if (picked.length !== k) continue;
      if (Math.abs(signed + picked.reduce((all, value) => all + value, 0)) >= bound) count++;
    }
  }
  return count;
}

it.each([
  [[], [], 0],
  [[1, 2, 4], [], 0],
  [[3], [1, -1, 2], 1],
  [[1, 1], [2, -2, 0, 5], 2],
  [[], [1, -1, 2, -2, 3], 3],
  [[1, 2, 3, 5], [1, 1, -4], 0],
  [[2, 2], [3, -3, 1], 3],
] as const)('counts the relabelings of %j and %i of %j as they are written out', (differences, values, k) => {
  const count = extremeCounter(differences, values, k);
  for (let bound = 0; bound <= 14; bound++) {
    expect(count(bound), `at least ${bound}`).toBe(counted(differences, values, k, bound));
    expect(count(bound + 0.5)).toBe(counted(differences, values, k, bound + 0.5));
  }
  expect(count(-1)).toBe(counted(differences, values, k, 0));
});
