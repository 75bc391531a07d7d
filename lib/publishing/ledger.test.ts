import { describe, expect, it } from 'vitest';
import {
  everybodyCounts,
  type Ledger,
  type PublishedSum,
  shownUpTo,
  sizeOf,
  smallestCell,
  spreadFits,
  sumsOf,
} from './ledger';

/** People p1 … by their numbers, both ends included. */
const people = (from: number, to: number) =>
  new Set(Array.from({ length: to - from + 1 }, (_, i) => `p${from + i}`));
const sum = (from: number, to: number, upTo: number, spread = false): PublishedSum => ({
  people: people(from, to),
  upTo,
  spread,
});
const without = (person: string) => (one: string) => one !== person;

describe('the smallest cell', () => {
  it('is that of people who are in exactly the same sets', () => {
    const cell = (...sets: ReadonlySet<string>[]) => smallestCell(sets, everybodyCounts);
    expect(cell(people(1, 7))).toBe(7);
    expect(cell(people(1, 7), people(1, 7))).toBe(7);
    expect(cell(people(1, 7), people(6, 20))).toBe(2);
    expect(cell(people(1, 7), people(7, 20))).toBe(1);
    expect(cell(people(1, 7), people(8, 20))).toBe(7);
    expect(cell()).toBe(Number.POSITIVE_INFINITY);
    expect(cell(new Set())).toBe(Number.POSITIVE_INFINITY);
  });

  it('counts those who count, and a cell of others only is empty', () => {
    expect(smallestCell([people(1, 7)], without('p3'))).toBe(6);
    expect(smallestCell([people(1, 7), people(2, 7)], without('p1'))).toBe(0);
    expect(sizeOf(people(1, 7), without('p3'))).toBe(6);
    expect(sizeOf(people(1, 7), everybodyCounts)).toBe(7);
  });

  it('tells the sets one and two from the set twelve', () => {
    const sets = Array.from({ length: 13 }, (_, i) =>
      i === 1 || i === 2 ? people(1, 1) : i === 12 ? people(2, 2) : new Set<string>(),
    );
    expect(smallestCell(sets, everybodyCounts)).toBe(1);
  });
});

describe('a spread', () => {
  const fits = (sums: readonly PublishedSum[], of: ReadonlySet<string>, counts = everybodyCounts) =>
    spreadFits(sums, of, counts);

  it('is of five people at least who count, and leaves five over beside another', () => {
    expect([4, 5].map((n) => fits([], people(1, n)))).toEqual([false, true]);
    expect(fits([], people(1, 5), without('p3'))).toBe(false);
    expect(fits([], new Set())).toBe(false);
    expect([9, 10].map((n) => fits([sum(1, n, 3, true)], people(1, 5)))).toEqual([false, true]);
    expect(fits([sum(1, 9, 3, true)], new Set())).toBe(false);
  });

  it('stands beside sums without a spread as if they were not there', () => {
    expect(fits([sum(1, 9, 3)], people(1, 5))).toBe(true);
    expect(fits([sum(1, 9, 3), sum(1, 10, 3, true)], people(1, 5))).toBe(true);
  });
});

describe('the highest threshold of a sum', () => {
  const upTo = (sums: readonly PublishedSum[], of: ReadonlySet<string>, counts = everybodyCounts) =>
    shownUpTo(sums, of, counts);

  it('is its number of people, from three on', () => {
    expect([0, 1, 2, 3, 4, 9].map((n) => upTo([], people(1, n)))).toEqual([0, 0, 0, 3, 4, 9]);
    expect(upTo([], people(1, 4), without('p1'))).toBe(3);
    expect(upTo([], people(1, 3), without('p1'))).toBe(0);
  });

  it.each([
    // people of the new sum, of those shown, up to which threshold → shown up to
    [8, [1, 10, 3], 0],
    [7, [1, 10, 3], 7],
    [4, [1, 10, 3], 4],
    [7, [1, 10, 4], 3],
    [6, [1, 10, 4], 6],
    [6, [1, 10, 5], 4],
    [6, [1, 10, 10], 4],
    [10, [1, 10, 10], 10],
    [9, [1, 10, 10], 0],
    [5, [6, 10, 5], 5],
    [5, [6, 8, 3], 5],
  ] as const)('of people 1 to %i beside %j is %i', (n, [from, to, threshold], expected) =>
    expect(upTo([sum(from, to, threshold)], people(1, n))).toBe(expected),
  );

  it('is not lowered at a high threshold by what is shown at low ones only, in whatever order that comes', () => {
    const shown = [sum(1, 16, 8), sum(1, 3, 3)];
    expect(upTo(shown, people(1, 12))).toBe(4);
    expect(upTo(shown.toReversed(), people(1, 12))).toBe(4);
    expect(upTo([...shown, sum(1, 3, 3)], people(1, 12))).toBe(4);
  });

  it('never skips one: who is inside sees what others see', () => {
    // At 3 and 4 the nine leave one over of ten; from 5 on they would stand alone.
    expect(upTo([sum(1, 10, 4)], people(1, 9))).toBe(0);
    expect(upTo([sum(1, 10, 2)], people(1, 9))).toBe(9);
  });
});

it('the sums of an item are one list, made when it is asked for first', () => {
  const ledger: Ledger = new Map();
  const sums = sumsOf(ledger, 'DEV-CI-1');
  expect(sums).toEqual([]);
  sums.push(sum(1, 3, 3));
  expect(sumsOf(ledger, 'DEV-CI-1')).toBe(sums);
  expect(ledger.get('DEV-CI-1')).toBe(sums);
});
