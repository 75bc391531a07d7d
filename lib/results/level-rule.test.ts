import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, type Level } from '@/lib/model/schema';
import { frameworkLevel, principleLevel } from '@/lib/scoring/level';
import { missingFor, missingForGroup, nextLevel, type RulePart } from './level-rule';

const parts = (scores: readonly number[], key: readonly number[] = []): RulePart[] =>
  scores.map((score, index) => ({ id: `P-${index + 1}`, score, weight: 1, key: key.includes(index) }));
const meanOf = (scores: readonly number[]) => scores.reduce((a, b) => a + b, 0) / scores.length;
const rulesOf = (level: Level, scores: readonly number[], key: readonly number[] = []) =>
  missingFor(level, meanOf(scores), parts(scores, key)).map(({ rule }) => rule);

describe('what is missing for a level', () => {
  it('tells each condition of the rule', () => {
    expect(rulesOf(3, [3, 3, 3, 3])).toEqual([]);
    expect(rulesOf(3, [2, 2, 2, 2])).toEqual(['mean', 'share']);
    expect(rulesOf(3, [4, 4, 4, 0])).toEqual(['any']);
    expect(rulesOf(2, [4, 4, 4, 0], [3])).toEqual(['key']);
  });

  it('names a foundation once, under the stricter condition', () => {
    expect(missingFor(4, 3, parts([4, 4, 4, 0], [3]))).toContainEqual({
      rule: 'key',
      needed: 2.5,
      ids: ['P-4'],
    });
    expect(rulesOf(4, [4, 4, 4, 0], [3])).not.toContain('any');
  });

  it('misses nothing up to the level that scoring gives, and something above it', () => {
    const part = fc.record({
      score: fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10),
      weight: fc.constantFrom(0.5, 1, 2),
      key: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (drawn) => {
        const named = drawn.map((one, index) => ({ ...one, id: `P-${index}` }));
        const weight = named.reduce((sum, one) => sum + one.weight, 0);
        const score = named.reduce((sum, one) => sum + one.weight * one.score, 0) / weight;
        const level = principleLevel(score, named);
        expect(missingFor(level, score, named).filter(() => level > 0)).toEqual([]);
        const above = nextLevel(level);
        if (above !== null) expect(missingFor(above, score, named)).not.toEqual([]);
      }),
    );
  });

  it('agrees with scoring about groups and frameworks', () => {
    const child = fc.record({
      score: fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10),
      level: fc.constantFrom(...LEVELS),
    });
    fc.assert(
      fc.property(fc.array(child, { minLength: 1, maxLength: 6 }), (drawn) => {
        const score = meanOf(drawn.map((one) => one.score));
        const children = drawn.map(({ level }, index) => ({ id: `C-${index}`, level }));
        const level = frameworkLevel(
          score,
          drawn.map((one) => one.level),
        );
        if (level > 0) expect(missingForGroup(level, score, children)).toEqual([]);
        const holding = LEVELS.filter((one) => one > level).filter(
          (one) => missingForGroup(one, score, children).length === 0,
        );
        expect(holding).toEqual([]);
      }),
    );
  });
});
