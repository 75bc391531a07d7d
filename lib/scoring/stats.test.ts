import { describe, expect, it } from 'vitest';
import { byCodeUnit, mean, median, sampleVariance, sum } from './stats';

describe('the middle', () => {
  it.each([
    [[], null],
    [[3], 3],
    [[1, 2], 1.5],
    [[10, 9, 1], 9],
    [[4, 0, 10, 2], 3],
    [[2, 2, 2, 0, 4], 2],
  ])('of %j is %j', (values, middle) => expect(median(values)).toBe(middle));

  it('leaves the order of what it is given', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

it('sums and means are those of the values in their order', () => {
  expect([sum([]), sum([0.5, -2, 4])]).toEqual([0, 2.5]);
  expect(mean([1, 2, 6])).toBe(3);
  expect(mean([])).toBeNaN();
});

it('the variance divides by one less, and there is none of a single value', () => {
  expect([[], [5], [1, 3], [0, 0, 3]].map(sampleVariance)).toEqual([0, 0, 2, 3]);
});

it('strings stand in the order of their code units', () => {
  expect(['b', 'a', 'B', 'á', 'aa'].toSorted(byCodeUnit)).toEqual(['B', 'a', 'aa', 'b', 'á']);
  expect([byCodeUnit('a', 'b'), byCodeUnit('b', 'a'), byCodeUnit('a', 'a')]).toEqual([-1, 1, 0]);
});
