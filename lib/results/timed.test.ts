import { describe, expect, it } from 'vitest';
import { point } from './testing';
import { apartFrom, newModels, pointsIn, type TimedRound } from './timed';

const round = (id: string, more: Partial<TimedRound> = {}): TimedRound => ({
  id,
  name: id,
  mode: 'full',
  format: 'anonymous',
  quick: false,
  kind: 'practices anonymous',
  closedAt: new Date('2026-01-01'),
  model: { version: '1.0.0', own: false },
  comparedWith: null,
  notComparable: null,
  ...more,
});
const quick = { mode: 'quick', quick: true, kind: 'quick anonymous' } as const;

describe('why a round is not compared with the one before it', () => {
  it('is nothing where it is, and of the first of all', () => {
    const rounds = [round('a'), round('b', { comparedWith: 'a' })];
    expect([0, 1].map((index) => apartFrom(rounds, index))).toEqual([null, null]);
  });

  it('is the kind, and names what it is compared with instead', () => {
    const rounds = [round('a'), round('q', quick), round('b', { comparedWith: 'a' })];
    expect(apartFrom(rounds, 1)).toEqual({ before: rounds[0], reason: 'kind', instead: null });
    expect(apartFrom(rounds, 2)).toEqual({ before: rounds[1], reason: 'kind', instead: rounds[0] });
  });

  it('is the way of answering', () => {
    const rounds = [round('a'), round('b', { format: 'consensus', kind: 'practices consensus' })];
    expect(apartFrom(rounds, 1)?.reason).toBe('format');
  });

  it('is what was found when it was published', () => {
    const rounds = [round('a'), round('b', { comparedWith: 'a', notComparable: 'version' })];
    expect(apartFrom(rounds, 1)).toMatchObject({ reason: 'version', instead: null });
  });
});

it('marks a new model from the second one on', () => {
  const model = { version: '1.1.0', own: false };
  const rounds = [
    round('a'),
    round('b', { model }),
    round('c', { model }),
    round('d', { model: { ...model, own: true } }),
  ];
  expect(newModels(rounds).map(({ id }) => id)).toEqual(['b', 'd']);
});

it('has a place for each round, also where the row has none', () => {
  const points = [point('a', 1), point('c', 3)];
  const rounds = ['a', 'b', 'c'].map((id) => round(id));
  const found = pointsIn({ rounds, history: new Map([['overall overall', points]]) }, 'overall', 'overall');
  expect(found.map((one) => one?.roundId ?? null)).toEqual(['a', null, 'c']);
});
