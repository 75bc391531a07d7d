import { describe, expect, it } from 'vitest';
import { type ItemPair, peopleOfChange, sizesOf, valuesOf } from './change-people';

const pair = (before: Record<string, number>, after: Record<string, number>): ItemPair => ({
  before: new Map(Object.entries(before)),
  after: new Map(Object.entries(after)),
});
// Pooled means: 13/6 and 2.
const first = pair({ c: 3, b: 2, a: 1 }, { d: 0, b: 4, c: 3 });
const second = pair({ a: 2 }, { e: 1, a: 3 });
const close = (values: ReadonlyMap<string, number>) =>
  Object.fromEntries([...values].map(([who, value]) => [who, Number(value.toFixed(9))]));
const r = (value: number) => Number(value.toFixed(9));

describe('the people of a change', () => {
  it('are in both rounds if they answered any of the items twice', () => {
    expect(sizesOf([first])).toEqual({ stayers: 2, leavers: 1, joiners: 1 });
    expect(sizesOf([first, second])).toEqual({ stayers: 3, leavers: 0, joiners: 2 });
    expect(sizesOf([pair({ a: 1 }, {}), pair({}, { a: 1 })])).toEqual({ stayers: 0, leavers: 1, joiners: 1 });
    expect(sizesOf([])).toEqual({ stayers: 0, leavers: 0, joiners: 0 });
  });

  it('are followed where they are linked: one mean change each, the others by how far they stand from all', () => {
    const { stayers, leavers, joiners } = peopleOfChange([first, second], true);
    expect(close(stayers)).toEqual({ a: 1, b: 2, c: 0 });
    expect(close(leavers)).toEqual({});
    expect(close(joiners)).toEqual({ d: r(-13 / 6), e: -1 });
    const twice = peopleOfChange([first, pair({ b: 4, x: 0 }, { b: 1 })], true);
    expect(close(twice.stayers)).toEqual({ b: r(-1 / 2), c: 0 });
    expect(Object.keys(close(twice.leavers)).sort()).toEqual(['a', 'x']);
  });

  it('are two crowds where nobody is linked', () => {
    const { stayers, leavers, joiners } = peopleOfChange([first, second], false);
    expect(stayers.size).toBe(0);
    expect(close(leavers)).toEqual({ a: r(-7 / 12), b: r(-1 / 6), c: r(5 / 6) });
    expect(close(joiners)).toEqual({ a: 1, b: r(11 / 6), c: r(5 / 6), d: r(-13 / 6), e: -1 });
  });

  it('stand in an order that says nothing of how they came', () => {
    const { changes, leavers, joiners } = valuesOf(peopleOfChange([first], true));
    expect(changes).toEqual([2, 0]);
    expect(leavers).toEqual([1 - 13 / 6]);
    expect(joiners).toEqual([0 - 13 / 6]);
    const unlinked = valuesOf(peopleOfChange([first], false));
    expect(unlinked.changes).toEqual([]);
    expect(unlinked.leavers.map(r)).toEqual([r(-7 / 6), r(-1 / 6), r(5 / 6)]);
    expect(unlinked.joiners.map(r)).toEqual([r(11 / 6), r(5 / 6), r(-13 / 6)]);
  });
});
