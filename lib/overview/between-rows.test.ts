import { describe, expect, it } from 'vitest';
import { moveBetween, type RoundKind, standAlike } from './between-rows';

const kind: RoundKind = { mode: 'quick', format: 'anonymous', weighting: 'equal', modelVersionId: 'a' };
const row = (score: number | null, half: number | null = null, margin: number | null = null) => ({
  score,
  ci95: half === null || score === null ? null : { lo: score - half, hi: score + half },
  margin,
  n: null,
});

describe('standAlike', () => {
  it('is true of rounds that asked the same in the same way', () => {
    expect(standAlike(kind, { ...kind })).toBe(true);
  });

  it.each([{ mode: 'full' }, { format: 'named' }, { weighting: 'raci' }, { modelVersionId: 'b' }] as const)(
    'is false where one differs in %o',
    (other) => {
      expect(standAlike(kind, { ...kind, ...other })).toBe(false);
    },
  );

  it('is false of agreed values, which are nobody’s answers', () => {
    const agreed = { ...kind, format: 'consensus' } as const;
    expect(standAlike(agreed, agreed)).toBe(false);
  });
});

describe('moveBetween', () => {
  it('goes by the interval of both: SE² = SE₁² + SE₂²', () => {
    // √(.3² + .4²) = .5
    expect(moveBetween(row(1, 0.3), row(1.5, 0.4))).toBe('improved');
    expect(moveBetween(row(2, 0.3), row(1.5, 0.4))).toBe('declined');
    // 80 % of the way: 1.2816 / 1.96 of .5 is .327.
    expect(moveBetween(row(1, 0.3), row(1.33, 0.4))).toBe('possibleUp');
    expect(moveBetween(row(2, 0.3), row(1.67, 0.4))).toBe('possibleDown');
    expect(moveBetween(row(1, 0.3), row(1.32, 0.4))).toBe('same');
  });

  it('has no word for less than a quarter of a point, however sure', () => {
    expect(moveBetween(row(1, 0.01), row(1.24, 0.01))).toBe('same');
    expect(moveBetween(row(1, 0.01), row(1.25, 0.01))).toBe('improved');
  });

  it('has strong words only, or none, where answers are few', () => {
    expect(moveBetween(row(1, null, 0.3), row(1.5, null, 0.4))).toBe('improved');
    expect(moveBetween(row(1, null, 0.3), row(1.4, null, 0.4))).toBe('same');
    expect(moveBetween(row(1, 0.3), row(1.4, null, 0.4))).toBe('same');
  });

  it('takes the side of an interval that the end of the scale has not cut', () => {
    const cut = { score: 0.1, ci95: { lo: 0, hi: 0.5 }, margin: null, n: null };
    expect(moveBetween(cut, row(0.6, 0.3))).toBe('improved');
    expect(moveBetween(cut, row(0.59, 0.3))).toBe('possibleUp');
  });

  it('says nothing where a score or how far it reaches is not shown', () => {
    expect(moveBetween(row(null), row(3, 0.1))).toBe('none');
    expect(moveBetween(row(1, 0.1), row(null))).toBe('none');
    expect(moveBetween(row(1), row(3, 0.1))).toBe('none');
  });
});
