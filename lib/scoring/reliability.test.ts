import { describe, expect, it } from 'vitest';
import { iccOfTeams, kendallW, krippendorffAlpha, wholeRoundReliability } from './reliability';

/** Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", data of section C: interval α = 0.849. */
const UNITS = [
  [1, 1, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [5, 5, 5],
  [1, 1],
  [3],
];

describe('krippendorffAlpha', () => {
  it('matches the published example', () => expect(krippendorffAlpha(UNITS)).toBeCloseTo(0.849, 3));
  it('is undefined when nobody differs or nothing pairs', () => {
    expect(
      krippendorffAlpha([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull();
    expect(krippendorffAlpha([[1], [2]])).toBeNull();
    expect(krippendorffAlpha([])).toBeNull();
  });
});

describe('wholeRoundReliability', () => {
  it('puts α into words', () => {
    expect(wholeRoundReliability(UNITS, 4)).toMatchObject({ word: 'good' });
    const noisy = UNITS.map((unit) => [...unit, 3]);
    expect(wholeRoundReliability(noisy, 5)?.word).toBe('discuss_anchors');
  });
  it('needs three people and ten practices with two answers', () => {
    expect(wholeRoundReliability(UNITS, 2)).toBeNull();
    expect(wholeRoundReliability(UNITS.slice(2), 4)).toBeNull();
  });
});

describe('iccOfTeams', () => {
  const teams = [
    [1, 1.5, 2],
    [2, 2.5, 2.2],
    [3, 2.8, 3.4, 3.1],
    [0.5, 1, 0.8],
    [2.9, 2.4, 2.6],
  ];
  it('splits the variance between and within teams', () => {
    const got = iccOfTeams(teams);
    expect(got?.icc1).toBeCloseTo(0.8962763206711978, 12);
    expect(got?.icc2).toBeCloseTo(0.9650974482106822, 12);
    expect(got?.canCompare).toBe(true);
  });
  it('needs five teams of three', () => expect(iccOfTeams([...teams.slice(0, 4), [1, 2]])).toBeNull());
  it('does not order teams that do not differ', () => {
    expect(iccOfTeams(Array(5).fill([1, 2, 3.1]))?.canCompare ?? false).toBe(false);
  });
});

describe('kendallW', () => {
  it('matches the textbook example (three judges, six candidates)', () => {
    const got = kendallW([
      [1, 6, 3, 2, 5, 4],
      [1, 5, 6, 4, 2, 3],
      [6, 3, 2, 5, 4, 1],
    ]);
    expect(got).toBeCloseTo(25.5 / 157.5, 12);
  });
  it('is 1 for the same ranking, ties included', () => {
    expect(
      kendallW([
        [1, 2, 2, 4],
        [10, 20, 20, 40],
      ]),
    ).toBeCloseTo(1, 12);
  });
  it('is undefined for one judge, uneven lists or only ties', () => {
    expect(kendallW([[1, 2]])).toBeNull();
    expect(kendallW([[1, 2], [1]])).toBeNull();
    expect(
      kendallW([
        [1, 1],
        [2, 2],
      ]),
    ).toBeNull();
  });
});
