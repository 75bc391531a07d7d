import { describe, expect, it } from 'vitest';
import { combine, itemEstimate } from './estimate';

const counted = (...answers: [who: number, value: number, weight?: number][]) =>
  answers.map(([who, value, weight = 1]) => ({ who, value, weight }));

describe('the estimate of an item', () => {
  it('is the weighted mean, and that without each person in turn', () => {
    const found = itemEstimate(counted([0, 4], [2, 1], [3, 0, 0.5]), 5);
    expect(found.score).toBe(2);
    expect([...found.without]).toEqual([1 / 1.5, 2, 4 / 1.5, 2.5, 2]);
    expect([...found.people]).toEqual([0, 2, 3]);
    expect(found.answers).toBe(3);
  });

  it('has nothing left without its only person', () => {
    expect([...itemEstimate(counted([1, 3]), 3).without]).toEqual([3, Number.NaN, 3]);
  });
});

describe('the estimate of several', () => {
  const a = itemEstimate(counted([0, 4], [1, 2]), 3);
  const b = itemEstimate(counted([1, 1]), 3);

  it('is their weighted mean; a part drops only from the replicate that empties it', () => {
    const found = combine([
      { estimate: a, weight: 1 },
      { estimate: b, weight: 3 },
    ]);
    expect(found.score).toBe((3 + 3 * 1) / 4);
    // Without person 0: (2 + 3)/4; without 1 b is gone: 4/1; without 2 nothing changes.
    expect([...found.without]).toEqual([5 / 4, 4, 6 / 4]);
    expect([...found.people].sort()).toEqual([0, 1]);
    expect(found.answers).toBe(3);
  });

  it('is empty without the only person of all its parts', () => {
    expect([...combine([{ estimate: b, weight: 2 }]).without]).toEqual([1, Number.NaN, 1]);
    expect(combine([]).without).toHaveLength(0);
  });
});
