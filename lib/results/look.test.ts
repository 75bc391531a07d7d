import { describe, expect, it } from 'vitest';
import type { ChangeVerdict } from '@/lib/scoring/types';
import { doubtsOn, fewOf, isFewAnswers, lookOf, movedOf, provisionalRange, reachOf, saidOf } from './look';
import { change, hiddenRow, row } from './testing';
import type { ResultChange } from './types';

describe('the look of a row', () => {
  it('is firm when the interval allows one level', () => {
    expect(lookOf(row('principle', 'P'))).toEqual({ state: 'level', level: 2, range: null });
  });

  it('is provisional when it allows more', () => {
    const provisional = row('principle', 'P', { levelRange: [1, 2] });
    expect(lookOf(provisional)).toEqual({ state: 'provisional', level: 2, range: [1, 2] });
    expect(isFewAnswers(provisional)).toBe(false);
  });

  it('is never firm, and has no range, with few answers', () => {
    const few = row('principle', 'P', { levelRange: null, ci95: null, margin: 0.6, n: 3 });
    expect(lookOf(few)).toEqual({ state: 'provisional', level: 2, range: null });
    expect(isFewAnswers(few)).toBe(true);
    // Beside “6 people”, “few answers” would be a riddle: it is some of the questions that have few.
    expect([3, 4, null, 5, 6].map((n) => fewOf({ ...few, n }))).toEqual([
      'all',
      'all',
      'all',
      'some',
      'some',
    ]);
    expect(fewOf(row('principle', 'P'))).toBeNull();
    expect(isFewAnswers(row('overall', 'overall'))).toBe(false);
    expect(isFewAnswers(row('principle', 'P', { status: 'consensus', levelRange: null }))).toBe(false);
  });

  it('names the lowest and the highest level that cannot be ruled out', () => {
    expect(provisionalRange({ level: 1, levelRange: [1, 3] })).toEqual([1, 3]);
    expect(provisionalRange({ level: 1, levelRange: [1, 1] })).toBeNull();
    expect(provisionalRange({ level: 1, levelRange: null })).toBeNull();
  });

  it('says why there is no level', () => {
    const none = { score: null, level: null, levelRange: null };
    expect(lookOf(hiddenRow('principle', 'P')).state).toBe('hidden');
    expect(lookOf(row('principle', 'P', { ...none, status: 'not_applicable' })).state).toBe('not_applicable');
    expect(lookOf(row('principle', 'P', { ...none, status: 'unknown' })).state).toBe('unknown');
    expect(lookOf(row('principle', 'P', { ...none, status: 'insufficient' })).state).toBe('unknown');
  });
});

describe('how far a number can be trusted', () => {
  it('is an interval, a margin from the number of people, or nothing that can be said', () => {
    expect(reachOf({ ci95: { lo: 1, hi: 4 }, margin: null })).toEqual({ kind: 'interval', lo: 1, hi: 4 });
    expect(reachOf({ ci95: { lo: 0.9, hi: 4 }, margin: null })).toEqual({ kind: 'too_wide' });
    expect(reachOf({ ci95: null, margin: 0.5 })).toEqual({ kind: 'margin', margin: 0.5 });
    expect(reachOf({ ci95: null, margin: null })).toBeNull();
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
    expect(doubtsOn(clear('no_detectable_change'))).toEqual(['chance']);
    expect(doubtsOn(clear('possible'))).toEqual(['possible']);
    expect(doubtsOn(clear('improved'))).toEqual([]);
    expect(doubtsOn({ change: null })).toEqual([]);
  });

  it('says which words so few people cannot attain, where they have no stronger one', () => {
    const of = (verdict: ChangeVerdict, strongest: ResultChange['strongest'], delta = 0.4) =>
      doubtsOn({ change: change(verdict, delta, { strongest, ci95: { lo: delta - 1, hi: delta + 1 } }) });
    expect(of('no_detectable_change', 'none')).toEqual(['fewForAny']);
    expect(of('no_detectable_change', 'possible')).toEqual(['fewForMore']);
    expect(of('possible', 'possible')).toEqual(['fewForMore']);
    expect(of('possible', 'certain')).toEqual([]);
    // Too small for any word: whether people are many or few makes no difference.
    expect(of('no_detectable_change', null, 0.1)).toEqual([]);
  });

  it('gives one reason for a weak word, not two', () => {
    const few = change('possible', 0.4, { strongest: 'possible' });
    expect(doubtsOn({ change: few })).toEqual(['fewForMore']);
    expect(doubtsOn({ change: { ...few, verdict: 'no_detectable_change' } })).toEqual([
      'chance',
      'fewForMore',
    ]);
  });
});

describe('the one word for a change', () => {
  const said = (
    scope: 'overall' | 'framework' | 'principle',
    verdict: ChangeVerdict,
    more: Partial<ResultChange> = {},
    delta: number | null = 0.3,
  ) => saidOf({ scope, change: change(verdict, delta, more) });

  it('never calls the overall score possibly better, of which a headline speaks, too', () => {
    expect(said('overall', 'possible')).toBe('unclear');
    expect(said('overall', 'possible', {}, -0.3)).toBe('unclear');
    expect(said('overall', 'possible', { strongest: 'possible' })).toBe('unclearFew');
    for (const scope of ['framework', 'principle'] as const) {
      expect(said(scope, 'possible')).toBe('possibleUp');
      expect(said(scope, 'possible', {}, -0.3)).toBe('possibleDown');
    }
  });

  it('says that people are too few where a stronger word is out of reach, and not that nothing was detected', () => {
    for (const scope of ['overall', 'principle'] as const) {
      expect(said(scope, 'no_detectable_change')).toBe('same');
      expect(said(scope, 'no_detectable_change', { strongest: 'possible' })).toBe('smallFew');
      expect(said(scope, 'no_detectable_change', { strongest: 'none' })).toBe('fewForAny');
      expect(said(scope, 'no_detectable_change', { ci95: null, margin: 0.8 })).toBe('smallFew');
    }
  });

  it('is as sure as the test where it is sure', () => {
    for (const verdict of ['improved', 'declined'] as const)
      expect(said('overall', verdict, { strongest: 'certain' })).toBe(verdict);
    expect(said('overall', 'not_comparable', {}, null)).toBe('notComparable');
    expect(saidOf({ scope: 'overall', change: null })).toBe('none');
  });
});
