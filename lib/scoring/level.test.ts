import { describe, expect, it } from 'vitest';
import golden from './golden.json';
import { frameworkLevel, isInPlace, isStarted, levelOf, meetsPrerequisite, principleLevel } from './level';
import { mean } from './stats';

describe('principleLevel', () => {
  it.each(golden.golden.E6.map((c) => ({ ...c, name: `${c.x} key ${c.key}` })))(
    'E6 $name',
    ({ x, key, level }) => {
      const keys: readonly number[] = key;
      const parts = x.map((score, i) => ({ score, weight: 1, key: keys.includes(i) }));
      expect(principleLevel(mean(x), parts)).toBe(level);
    },
  );

  it('counts weight, not practices, for the 60 %', () => {
    const parts = [
      { score: 3, weight: 3, key: false },
      { score: 2, weight: 1, key: false },
      { score: 2, weight: 1, key: false },
    ];
    expect(principleLevel(2.6, parts)).toBe(3);
    expect(principleLevel(2.6, [{ score: 3, weight: 2, key: false }, ...parts.slice(1)])).toBe(2);
  });

  it('forgives floating-point noise at a cut-off', () => {
    expect(principleLevel(2.5 - 1e-12, [{ score: 2.5 - 1e-12, weight: 1, key: true }])).toBe(3);
    expect(principleLevel(2.4999, [{ score: 2.4999, weight: 1, key: true }])).toBe(2);
  });
});

describe('frameworkLevel', () => {
  it('needs the score, 60 % of the principles, and nobody two levels behind', () => {
    expect(frameworkLevel(3, [3, 3, 3, 2, 2])).toBe(3);
    expect(frameworkLevel(3, [3, 3, 2, 2, 2])).toBe(2);
    expect(frameworkLevel(2.4, [3, 3, 3])).toBe(2);
    expect(frameworkLevel(3.2, [4, 4, 4, 4, 0])).toBe(2);
    expect(frameworkLevel(0.2, [0, 0, 0])).toBe(0);
  });
});

describe('words for a practice', () => {
  it.each([
    [0, 0],
    [0.49, 0],
    [0.5, 1],
    [2.5, 3],
    [3.5, 4],
    [4, 4],
  ])('level of %d is %d', (score, level) => expect(levelOf(score)).toBe(level));

  it('says in place, started and prerequisite met', () => {
    expect([isInPlace(2.5), isInPlace(2.49)]).toEqual([true, false]);
    expect([isStarted(0.5), isStarted(0.49)]).toEqual([true, false]);
    expect([meetsPrerequisite(1.5, 2), meetsPrerequisite(1.49, 2)]).toEqual([true, false]);
  });
});
