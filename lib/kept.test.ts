import { describe, expect, it } from 'vitest';
import { forgetKept, Kept } from './kept';

describe('Kept', () => {
  it('lets go of the value unused for longest', () => {
    const kept = new Kept<number>(2);
    kept.set('a', 1);
    kept.set('b', 2);
    expect(kept.get('a')).toBe(1);
    kept.set('c', 3);
    expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([1, undefined, 3]);
  });

  it('replaces a value without forgetting another', () => {
    const kept = new Kept<number>(2);
    kept.set('a', 1);
    kept.set('b', 2);
    kept.set('a', 9);
    expect([kept.get('a'), kept.get('b')]).toEqual([9, 2]);
  });
});

it('lets go of everything when something is gone for good, in every memory, once', () => {
  const [one, other] = [new Kept<number>(2), new Kept<number>(2)];
  one.set('a', 1);
  other.set('a', 1);
  forgetKept();
  expect([one.get('a'), other.get('a')]).toEqual([undefined, undefined]);
  one.set('b', 2);
  expect(one.get('b')).toBe(2);
});
