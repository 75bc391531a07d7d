import { describe, expect, it } from 'vitest';
import {
  adFromMean,
  adFromMedian,
  agreementBand,
  awg,
  isPolarised,
  NULL_VARIANCE,
  rwg,
  rwgOfItems,
  rwgStarOfItems,
} from './agreement';
import { agreementChance, criticalAgreement } from './agreement-null';
import goldenFile from './golden.json';
import { sampleVariance } from './stats';

const { golden, team } = goldenFile;
const answersTo = (line: string) =>
  line
    .split(' ')
    .filter((symbol) => /\d/.test(symbol))
    .map(Number);
const ITEMS = Object.entries(team.raw).map(([id, line]) => ({ id, answers: answersTo(line) }));
const scored = ITEMS.filter(({ answers }) => answers.length >= 3);
const practices: Readonly<Record<string, Record<string, unknown>>> = golden.E1;

const near = (actual: number | null, expected: unknown) => {
  if (expected === null) return expect(actual).toBeNull();
  expect(Math.abs(Number(actual) - Number(expected))).toBeLessThan(1e-9);
};

describe('agreement on one item', () => {
  it.each(scored)('E1 $id', ({ id, answers }) => {
    const want = practices[id];
    near(adFromMean(answers), want?.ad);
    near(adFromMedian(answers), want?.admd);
    near(sampleVariance(answers), want?.s2);
    near(rwg(answers), want?.rwg);
    near(awg(answers), want?.awg);
    near(agreementChance(answers).ad, want?.pAD);
    near(agreementChance(answers).rwg, want?.pRwg);
  });

  it('measures against a slight skew too, and never below 0', () => {
    near(rwg([3, 2, 3, 4, 1], NULL_VARIANCE.slightSkew), 1 - 1.3 / 1.34);
    expect(rwg([0, 0, 4, 4])).toBe(0);
  });

  it('calls a_wg perfect at the ends and undefined near them', () => {
    expect(awg([4, 4, 4])).toBe(1);
    expect(awg([0, 0, 0])).toBe(1);
    expect(awg([0, 0, 1])).toBeNull();
    expect(awg([2])).toBeNull();
  });

  it.each([
    [0, 'aligned'],
    [0.5, 'aligned'],
    [0.51, 'some_spread'],
    [5 / 6, 'some_spread'],
    [0.84, 'split'],
  ])('calls AD %d %s', (ad, band) => expect(agreementBand(ad)).toBe(band));

  it('sees two camps only among five people or more', () => {
    expect(isPolarised([0, 1, 2, 3, 4])).toBe(true);
    expect(isPolarised([0, 0, 4, 4])).toBe(false);
    expect(isPolarised([0, 2, 2, 3, 4])).toBe(false);
    expect(isPolarised([0, 1, 1, 2, 2, 2, 2, 3, 3, 4])).toBe(true);
  });
});

describe('agreement on a principle', () => {
  it.each(Object.entries(golden.E2))('E2 %s', (principle, want) => {
    const items = scored.filter(({ id }) => id.startsWith(`${principle}-`)).map(({ answers }) => answers);
    near(rwgOfItems(items), want.rwgj);
    near(rwgStarOfItems(items), want.rwgjStar);
  });

  it('caps r_wg(j) at 0 and lets r*_wg(j) go below', () => {
    expect(rwgOfItems([[0, 0, 4, 4]])).toBe(0);
    expect(rwgStarOfItems([[0, 0, 4, 4]])).toBeLessThan(0);
  });
});

describe('exact null distribution', () => {
  it.each(Object.entries(golden.E7))('E7 critical values for n = %s', (n, want) => {
    const got = criticalAgreement(Number(n));
    near(got.ad, want.ad);
    near(got.rwg, want.rwg);
  });

  it('E7 matches the published table for seven options', () => {
    const got = criticalAgreement(5, 7);
    expect([got.ad, got.rwg]).toEqual(golden.E7_A7n5);
  });

  it('has no critical value for two people', () =>
    expect(criticalAgreement(2)).toEqual({ ad: null, rwg: null }));

  it('copes with fifty people', () => {
    const half = Array.from({ length: 50 }, (_, i) => (i % 2) * 4);
    expect(agreementChance(half).ad).toBeCloseTo(1, 9);
    expect(agreementChance(Array(50).fill(2)).ad).toBeCloseTo(5 ** -49, 40);
  });
});
