import { describe, expect, it } from 'vitest';
import { tQuantile } from './student-t';

/** Published tables to 15 digits (SciPy 1.17). */
const KNOWN: [p: number, df: number, t: number][] = [
  [0.9, 1, 3.0776835371752544],
  [0.9, 2, 1.8856180831641272],
  [0.9, 4, 1.533206274058944],
  [0.975, 1, 12.706204736174694],
  [0.975, 2, 4.302652729749462],
  [0.975, 3, 3.1824463052837078],
  [0.975, 4, 2.7764451051977934],
  [0.975, 5, 2.5705818356363146],
  [0.975, 49, 2.0095752371292392],
];

describe('tQuantile', () => {
  it.each(KNOWN)('p %d, df %d', (p, df, t) => expect(Math.abs(tQuantile(p, df) - t)).toBeLessThan(1e-12));
  it('is 0 in the middle', () => expect(tQuantile(0.5, 7)).toBe(0));
  it('comes close to the normal distribution', () =>
    expect(tQuantile(0.975, 100_000)).toBeCloseTo(1.95999, 4));
  it.each([
    [0.4, 3],
    [1, 3],
    [0.9, 0],
    [0.9, 2.5],
    [Number.NaN, 3],
  ])('refuses p %d, df %d', (p, df) => expect(() => tQuantile(p, df)).toThrow(RangeError));
});
