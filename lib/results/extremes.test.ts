import { describe, expect, it } from 'vitest';
import type { Level } from '@/lib/model/schema';
import { highest, isAtTop, mostRoom } from './extremes';

const entry = (id: string, score: number | null, level: Level | null = 2) => ({ id, row: { score, level } });
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id).join('');

describe('the extremes of a result', () => {
  it('are all that share a value, as it is shown', () => {
    const entries = [entry('a', 1.333), entry('b', 3), entry('c', 1.334), entry('d', null), entry('e', 3)];
    expect(ids(mostRoom(entries))).toBe('ac');
    expect(ids(highest(entries))).toBe('be');
    expect(ids(highest([entry('a', null)]))).toBe('');
    expect(ids(mostRoom([]))).toBe('');
  });

  it('leave no room to grow at the top level', () => {
    expect(isAtTop({ score: 3.6, level: 4 })).toBe(true);
    expect(isAtTop({ score: 3.996, level: 3 })).toBe(true);
    expect(isAtTop({ score: 3.9, level: 3 })).toBe(false);
    expect(isAtTop({ score: null, level: null })).toBe(false);
    expect(ids(mostRoom([entry('a', 3.5, 4), entry('b', 3.7, 3), entry('c', 4, 4)]))).toBe('b');
    expect(ids(mostRoom([entry('a', 3.5, 4), entry('b', 4, 4)]))).toBe('');
  });
});
