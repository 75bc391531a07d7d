import { describe, expect, it } from 'vitest';
import { lineOf, pastOf, scoreIn, trendOf } from './past';
import { point } from './testing';
import type { History } from './types';

const history = (entries: Record<string, ReturnType<typeof point>[]>): History =>
  new Map(Object.entries(entries));

/** A full round, a key round that compares with nothing, and a full one that compares with the first. */
const passedOver = [
  point('full', 1),
  point('key', 2, { score: 3.01 }),
  point('again', 3, { comparedWith: 'full' }),
];

describe('the past of a result', () => {
  it('joins each round to the one that its change is against, and to no other', () => {
    const past = pastOf(history({ 'overall overall': passedOver }), 'overall', 'overall');
    expect(past.map(({ joins }) => joins)).toEqual([null, null, 0]);
    expect(pastOf(history({}), 'principle', 'DEV-ZZ')).toEqual([]);
  });

  it('goes by row: a principle may compare where the whole does not', () => {
    const past = history({
      'overall overall': [point('a', 1), point('b', 2)],
      'principle DEV-AA': [point('a', 1), point('b', 2, { comparedWith: 'a' })],
    });
    expect(pastOf(past, 'overall', 'overall')[1]?.joins).toBeNull();
    expect(pastOf(past, 'principle', 'DEV-AA')[1]?.joins).toBe(0);
  });

  it('reads a score of the past, and null where there is none', () => {
    const past = history({
      'principle DEV-AA': [point('a', 1, { score: 1.25 }), point('b', 2, { score: null })],
    });
    expect(scoreIn(past, 'a', 'principle', 'DEV-AA')).toBe(1.25);
    expect(scoreIn(past, 'b', 'principle', 'DEV-AA')).toBeNull();
    expect(scoreIn(past, 'c', 'principle', 'DEV-AA')).toBeNull();
  });
});

describe('the trend', () => {
  const scores = [1.1, 1.25, 1.22, 1.48, 1.6, 1.75];
  const rising = scores.map((score, i) =>
    point(`r${i}`, 1 + i * 90, { score, comparedWith: i === 0 ? null : `r${i - 1}` }),
  );

  it('is claimed from five comparable rounds', () => {
    const { rounds, trend } = trendOf(rising);
    expect([rounds, trend?.claim]).toEqual([6, 'rising']);
    const four = trendOf(rising.slice(0, 4));
    expect([four.rounds, four.trend?.claim]).toEqual([4, 'none']);
  });

  it('is made of the rounds that compare with one another, whatever lies between', () => {
    expect(lineOf(passedOver).map(({ roundId }) => roundId)).toEqual(['full', 'again']);
    expect(trendOf(passedOver).rounds).toBe(2);
    expect(trendOf(passedOver.slice(0, 2)).rounds).toBe(1);
    expect(trendOf([]).rounds).toBe(0);
  });

  it('counts only rounds since the last break, and only those with a score', () => {
    const broken = rising.map((one, i) => ({
      ...one,
      comparedWith: i === 2 ? null : one.comparedWith,
      score: i === 4 ? null : one.score,
    }));
    const { rounds, trend } = trendOf(broken);
    expect([rounds, trend]).toEqual([3, null]);
  });
});
