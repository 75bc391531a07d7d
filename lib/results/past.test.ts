import { describe, expect, it } from 'vitest';
import { pastOf, roundBefore, scoreIn, trendOf } from './past';
import { point } from './testing';
import type { History } from './types';

const history = (entries: Record<string, ReturnType<typeof point>[]>): History =>
  new Map(Object.entries(entries));

describe('the past of a result', () => {
  it('breaks at a new major version, not at a minor one', () => {
    const past = history({
      'principle DEV-AA': [
        point('a', 1),
        point('b', 2, { modelVersion: '1.3.0' }),
        point('c', 3, { modelVersion: '2.0.0' }),
      ],
    });
    expect(pastOf(past, 'principle', 'DEV-AA').map(({ broken }) => broken)).toEqual([false, false, true]);
    expect(pastOf(past, 'principle', 'DEV-ZZ')).toEqual([]);
  });

  it('breaks between a built-in model and an own one, whatever their versions', () => {
    const past = history({
      'overall overall': [
        point('a', 1),
        point('b', 2, { ownModel: true }),
        point('c', 3, { ownModel: true }),
      ],
    });
    expect(pastOf(past, 'overall', 'overall').map(({ broken }) => broken)).toEqual([false, true, false]);
    expect(roundBefore(past, 'b')?.comparable).toBe(false);
    expect(roundBefore(past, 'c')?.comparable).toBe(true);
    expect(trendOf(pastOf(past, 'overall', 'overall')).rounds).toBe(2);
  });

  it('breaks the overall line where other frameworks were asked', () => {
    const past = history({
      'overall overall': [point('a', 1), point('b', 2), point('c', 3)],
      'framework DEV': [point('a', 1), point('b', 2), point('c', 3)],
      'framework MLO': [point('b', 2), point('c', 3)],
    });
    expect(pastOf(past, 'overall', 'overall').map(({ broken }) => broken)).toEqual([false, true, false]);
    expect(pastOf(past, 'framework', 'DEV').map(({ broken }) => broken)).toEqual([false, false, false]);
  });

  it('finds the round before, and whether an outline of it may be drawn', () => {
    const past = history({
      'overall overall': [point('a', 1), point('b', 2), point('c', 3, { modelVersion: '2.0.0' })],
    });
    expect(roundBefore(past, 'a')).toBeNull();
    expect(roundBefore(past, 'b')).toEqual({ id: 'a', name: 'Round a', comparable: true });
    expect(roundBefore(past, 'c')).toEqual({ id: 'b', name: 'Round b', comparable: false });
    expect(roundBefore(past, 'x')).toBeNull();
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
  const rising = scores.map((score, index) => point(`r${index}`, 1 + index * 90, { score }));

  it('is claimed from five comparable rounds', () => {
    const { rounds, trend } = trendOf(pastOf(history({ 'overall overall': rising }), 'overall', 'overall'));
    expect([rounds, trend?.claim]).toEqual([6, 'rising']);
    const four = trendOf(pastOf(history({ 'overall overall': rising.slice(0, 4) }), 'overall', 'overall'));
    expect([four.rounds, four.trend?.claim]).toEqual([4, 'none']);
  });

  it('counts only rounds since the last break, and only those with a score', () => {
    const broken = rising.map((one, index) => ({
      ...one,
      modelVersion: index < 2 ? '0.9.0' : '1.0.0',
      score: index === 4 ? null : one.score,
    }));
    const { rounds, trend } = trendOf(pastOf(history({ 'overall overall': broken }), 'overall', 'overall'));
    expect([rounds, trend]).toEqual([3, null]);
  });
});
