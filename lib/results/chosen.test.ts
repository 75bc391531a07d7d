import { describe, expect, it } from 'vitest';
import { aYearBefore, chosenRounds } from './chosen';
import { inOrder } from './moves';
import { change } from './testing';
import type { TimedRound } from './timed';

const round = (id: string, comparedWith: string | null, kind = 'practices anonymous'): TimedRound => ({
  id,
  name: id,
  mode: 'full',
  format: 'anonymous',
  quick: kind.startsWith('quick'),
  kind,
  closedAt: new Date('2026-01-01'),
  model: { version: '1.0.0', own: false },
  comparedWith,
  notComparable: null,
});
const ROUNDS = [round('a', null), round('b', 'a'), round('q', null, 'quick anonymous'), round('c', 'b')];
const of = (from?: string, to?: string, rounds: readonly TimedRound[] = ROUNDS) => {
  const found = chosenRounds(rounds, { from, to });
  return found && [found.from.id, found.to.id, found.gone];
};

describe('two rounds from an address', () => {
  it('are those it asks for, the earlier one first', () => {
    expect(of('a', 'c')).toEqual(['a', 'c', false]);
    expect(of('c', 'a')).toEqual(['a', 'c', false]);
  });

  it('are the newest and what that is compared with, where it asks for none', () => {
    expect(of()).toEqual(['b', 'c', false]);
    expect(of(undefined, 'b')).toEqual(['a', 'b', false]);
    expect(of('a')).toEqual(['a', 'c', false]);
    expect(of('c')).toEqual(['q', 'c', false]);
  });

  it('are never the same one twice', () => {
    expect(of('c', 'c')).toEqual(['b', 'c', false]);
    expect(of('a', 'a')).toEqual(['a', 'b', false]);
    expect(of('q', 'q')).toEqual(['b', 'q', false]);
  });

  it('say when one is not there any more', () => {
    expect(of('gone', 'c')).toEqual(['b', 'c', true]);
    expect(of('a', 'gone')).toEqual(['a', 'c', true]);
  });

  it('are none with fewer than two', () => {
    expect(of('a', 'b', ROUNDS.slice(0, 1))).toBeNull();
    expect(of(undefined, undefined, [])).toBeNull();
  });
});

describe('the order of rows', () => {
  const move = (id: string, delta: number | null) => ({
    id,
    change: delta === null ? null : change('possible', delta),
  });
  const rows = [
    move('hidden', null),
    move('down', -0.5),
    move('up', 0.7),
    move('apart', null),
    move('same', 0),
  ];
  const ids = (order: 'change' | 'model') => inOrder(rows, order).map(({ id }) => id);

  it('goes from the largest rise to the largest decline, and says nothing of rows without a change', () => {
    expect(ids('change')).toEqual(['up', 'same', 'down', 'hidden', 'apart']);
    expect(ids('model')).toEqual(rows.map(({ id }) => id));
  });
});

describe('a year before the newest round', () => {
  const round = (
    day: string | null,
    mode: 'quick' | 'full' = 'quick',
    format: 'anonymous' | 'consensus' = 'anonymous',
  ) => ({
    closedAt: day === null ? null : new Date(day),
    mode,
    format,
  });
  const found = (...rounds: ReturnType<typeof round>[]) =>
    aYearBefore(rounds)?.from.closedAt?.toISOString().slice(0, 10);

  it('is the one nearest to that day, in whatever order they come', () => {
    const all = ['2025-08-01', '2025-11-10', '2026-02-01', '2026-11-06'].map((day) => round(day));
    expect(found(...all, round(null))).toBe('2025-11-10');
    expect(found(...all.toReversed())).toBe('2025-11-10');
  });

  it('asks in the same way, and is not far off', () => {
    expect(found(round('2025-11-06', 'full'), round('2026-11-06'))).toBeUndefined();
    expect(found(round('2025-11-06', 'quick', 'consensus'), round('2026-11-06'))).toBeUndefined();
    expect(found(round('2025-08-01'), round('2026-11-06'))).toBeUndefined();
    expect(found(round('2026-11-06'))).toBeUndefined();
  });
});
