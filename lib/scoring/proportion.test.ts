import { describe, expect, it } from 'vitest';
import { wilson } from './proportion';

describe('wilson', () => {
  it.each([
    [0, 5, 0, 0.4344825],
    [3, 5, 0.2307245, 0.8823797],
    [5, 5, 0.5655175, 1],
    [7, 20, 0.1811918, 0.5671457],
  ])('%d of %d', (hits, total, lo, hi) => {
    const got = wilson(hits, total);
    expect(got?.lo).toBeCloseTo(lo, 6);
    expect(got?.hi).toBeCloseTo(hi, 6);
  });
  it('has no interval for nothing', () => expect(wilson(0, 0)).toBeNull());
  it('refuses more hits than trials', () => expect(() => wilson(3, 2)).toThrow(RangeError));
});
