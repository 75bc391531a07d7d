import { describe, expect, it, vi } from 'vitest';
import { sidesOf } from './testing/answer-model';
import { leaverGuess, readers, readOf, setsKnown } from './testing/measure';

// A few seconds on an idle core, more on a busy one.
vi.setConfig({ testTimeout: 60_000 });

describe('what is told of few answers', () => {
  it.each([3, 4])('is their mean and nothing else, of %i answers', (n) => {
    const { byMean, byAll } = setsKnown(n);
    expect(byAll).toEqual(byMean);
    // All 0 or 4, or one step from it.
    expect(byMean.sets).toBe(4);
  });

  it('is nothing but two means when one of four has left: intervals, levels, margins and words add nothing', () => {
    const read = readers();
    for (const repeats of [0, 0.85]) {
      const { byMeans, byAll } = leaverGuess(4, repeats, read);
      expect(byAll).toBeCloseTo(byMeans, 12);
    }
  });

  it('is the same whoever has left with whatever answer', () => {
    const before = [0, 1, 2, 4, 4, 3] as const;
    const after = [1, 2, 2, 4, 3] as const;
    const otherwise = [4, 3, 4, 0, 2, 1] as const;
    expect(readOf(3, otherwise, after)).toBe(readOf(3, before, after));
    expect(readOf(5, otherwise, after.toReversed())).toBe(readOf(5, before, after));
  });
});

it('puts two sets of answers side by side and takes them apart', () => {
  expect(sidesOf(10_203 * 100_000 + 30_000)).toEqual({ before: 10_203, after: 30_000 });
});
