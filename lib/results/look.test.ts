import { describe, expect, it } from 'vitest';
import type { ChangeVerdict } from '@/lib/scoring/types';
import { doubtIn, lookOf, movedOf, provisionalRange } from './look';
import { change, hiddenRow, row } from './testing';

describe('the look of a row', () => {
  it('is firm when the interval allows one level', () => {
    expect(lookOf(row('principle', 'P'))).toEqual({ state: 'level', level: 2, range: null });
  });

  it('is provisional when it allows more', () => {
    const provisional = row('principle', 'P', { levelRange: [1, 2] });
    expect(lookOf(provisional)).toEqual({ state: 'provisional', level: 2, range: [1, 2] });
  });

  it('never names a range that leaves out the level itself', () => {
    expect(provisionalRange({ level: 1, levelRange: [2, 3] })).toEqual([1, 3]);
    expect(provisionalRange({ level: 1, levelRange: [2, 2] })).toBeNull();
  });

  it('says why there is no level', () => {
    const none = { score: null, level: null, levelRange: null };
    expect(lookOf(hiddenRow('principle', 'P')).state).toBe('hidden');
    expect(lookOf(row('principle', 'P', { ...none, status: 'not_applicable' })).state).toBe('not_applicable');
    expect(lookOf(row('principle', 'P', { ...none, status: 'unknown' })).state).toBe('unknown');
    expect(lookOf(row('principle', 'P', { ...none, status: 'insufficient' })).state).toBe('unknown');
  });
});

describe('a change', () => {
  it('keeps the direction of a possible one', () => {
    expect(movedOf({ change: change('possible', -0.3) })).toBe('possibleDown');
    expect(movedOf({ change: change('possible', 0.3) })).toBe('possibleUp');
    expect(movedOf({ change: null })).toBe('none');
  });

  it('says why a word and its interval seem to disagree, and how strict the test of the word is', () => {
    const clear = (verdict: ChangeVerdict) => ({ change: change(verdict, 0.4) });
    expect(doubtIn(clear('no_detectable_change'))).toBe('chance');
    expect(doubtIn(clear('possible'))).toBe('possible');
    expect(doubtIn(clear('improved'))).toBeNull();
    expect(doubtIn({ change: null })).toBeNull();
  });
});
