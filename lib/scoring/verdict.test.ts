import { describe, expect, it } from 'vitest';
import type { ChangeVerdict } from './types';
import { doubtOf, verdictOf } from './verdict';

describe('doubtOf', () => {
  const of = (verdict: ChangeVerdict, delta: number, lo: number, hi: number) =>
    doubtOf({ verdict, delta, ci95: { lo, hi } });

  it('says why a weak word stands beside an interval without 0', () => {
    expect(of('no_detectable_change', 0.2, 0.1, 0.3)).toBe('small');
    expect(of('no_detectable_change', -0.2, -0.3, -0.1)).toBe('small');
    expect(of('no_detectable_change', 0.25, 0.1, 0.4)).toBe('chance');
    expect(of('possible', -0.5, -0.9, -0.1)).toBe('chance');
  });

  it('says why a strong word stands beside an interval with 0', () => {
    expect(of('improved', 0.5, -0.1, 1.1)).toBe('sure');
    expect(of('declined', -0.5, -1, 0)).toBe('sure');
  });

  it('says nothing where they agree or there is nothing to compare', () => {
    expect(of('improved', 0.5, 0.1, 0.9)).toBeNull();
    expect(of('possible', 0.5, -0.1, 1.1)).toBeNull();
    expect(of('no_detectable_change', 0.5, 0, 1)).toBeNull();
    expect(doubtOf({ verdict: 'not_comparable', delta: null, ci95: null })).toBeNull();
  });
});

describe('verdictOf', () => {
  it.each([
    [0.25, 0.05, 'improved'],
    [-0.25, 0.05, 'declined'],
    [0.25, 0.051, 'possible'],
    [-0.3, 0.2, 'possible'],
    [0.3, 0.21, 'no_detectable_change'],
    [0.24, 0.001, 'no_detectable_change'],
  ])('Δ %d at p %d is %s', (delta, p, word) => expect(verdictOf(delta, p)).toBe(word));
});
