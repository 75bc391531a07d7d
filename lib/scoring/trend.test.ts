import { describe, expect, it } from 'vitest';
import golden from './golden.json';
import { plainTrend } from './plain/trend';
import { describeOracle } from './testing/oracle';
import { kendallTrend, theilSen, trend } from './trend';

describeOracle('trend', plainTrend);

const points = (scores: readonly number[]) => scores.map((score, i) => ({ day: i * 90, score }));
const near = (actual: number | undefined | null, expected: number) =>
  expect(Math.abs(Number(actual) - expected)).toBeLessThan(1e-9);

describe('trend', () => {
  const { x, y, S, p, slope90 } = golden.golden.E10;
  const e10 = x.map((day, i) => ({ day, score: y[i] ?? Number.NaN }));

  it('E10', () => {
    const got = trend(e10);
    expect(got).toMatchObject({ s: S, rounds: 6, claim: 'rising' });
    near(got?.p, p);
    near(got?.per90Days, slope90);
  });

  it('does not depend on the order of the points', () =>
    expect(trend([...e10].reverse())).toEqual(trend(e10)));

  it('needs four rounds, and five to claim anything', () => {
    expect(trend(points([1, 2, 3]))).toBeNull();
    const four = trend(points([1, 2, 3, 4]));
    near(four?.p, 2 / 24);
    expect(four?.claim).toBe('none');
    const five = trend(points([4, 3, 2.5, 2, 1]));
    near(five?.p, 2 / 120);
    expect(five?.claim).toBe('falling');
    expect(trend(points([1, 3, 1, 3, 1]))?.claim).toBe('none');
  });

  /** By listing every ordering of the scores. */
  it.each<[number[], number, number]>([
    [[1, 1, 2, 3], 5, 1 / 6],
    [[1, 2, 2, 3, 3], 8, 1 / 15],
    [[1.1, 1.1, 1.1, 1.5, 1.6, 1.6], 11, 1 / 30],
    [[2, 1, 1, 3, 4, 4, 5], 15, 0.025396825396825397],
    [[2, 2, 2, 2], 0, 1],
  ])('is exact with ties: %j', (scores, s, p) => {
    const got = kendallTrend(points(scores));
    expect(got.s).toBe(s);
    near(got.p, p);
  });

  it('stays exact for many rounds', () => {
    const many = points(Array.from({ length: 20 }, (_, i) => i));
    expect(kendallTrend(many).p / (2 / 2432902008176640000)).toBeCloseTo(1, 9);
  });

  it('ignores a wild round in the slope and averages rounds of one day', () => {
    near(theilSen(points([1, 1.1, 4, 1.3, 1.4, 1.5])), 0.1);
    near(
      theilSen([
        { day: 0, score: 1 },
        { day: 90, score: 1 },
        { day: 90, score: 2 },
      ]),
      0.5,
    );
    expect(theilSen(points([1]))).toBeNull();
  });
});

describe('claim', () => {
  it('needs p ≤ .02: one step back in six rounds is allowed, two are not', () => {
    const one = trend(points([1, 1.2, 1.1, 1.3, 1.4, 1.5]));
    near(one?.p, 12 / 720);
    expect(one?.claim).toBe('rising');
    const two = trend(points([1, 1.2, 1.1, 1.4, 1.3, 1.5]));
    near(two?.p, 40 / 720);
    expect(two?.claim).toBe('none');
    // p = .0305: a trend by the rule of before.
    expect(trend(points([1, 1.2, 1.1, 1.4, 1.3, 1.6, 1.5]))).toMatchObject({ s: 15, claim: 'none' });
  });
});

/** Every ordering of the values. */
const orderings = (values: readonly number[]): number[][] =>
  values.length === 0
    ? [[]]
    : values.flatMap((v, i) => orderings(values.filter((_, k) => k !== i)).map((rest) => [v, ...rest]));

describe('interval of the slope', () => {
  it.each([5, 6, 7])('covers a slope of nothing in as many orderings of %d rounds as it says', (n) => {
    const values = Array.from({ length: n }, (_, i) => Math.cbrt(i + 1));
    const found = orderings(values).map((scores) => trend(points(scores)));
    const covering = found.filter((t) => t?.interval && t.interval.lo <= 0 && t.interval.hi >= 0).length;
    near(covering / found.length, found[0]?.coverage ?? Number.NaN);
    expect(found[0]?.coverage).toBeGreaterThanOrEqual(0.95);
  });

  it('moves with a steady slope and keeps its width', () => {
    const scores = [1, 1.3, 0.9, 1.1, 1.4, 1, 1.2];
    const flat = trend(points(scores));
    const steep = trend(points(scores.map((v, i) => v + i / 4)));
    near(steep?.interval?.lo, (flat?.interval?.lo ?? 0) + 0.25);
    near(steep?.interval?.hi, (flat?.interval?.hi ?? 0) + 0.25);
    expect(steep?.coverage).toBe(flat?.coverage);
  });

  it('leaves 0 out where a trend is claimed, and holds the slope', () => {
    for (const scores of orderings([1, 1.2, 1.25, 1.45, 1.5])) {
      const got = trend(points(scores));
      if (!got?.interval) throw new Error('no interval');
      expect(got.interval.lo).toBeLessThanOrEqual(got.per90Days);
      expect(got.interval.hi).toBeGreaterThanOrEqual(got.per90Days);
      expect(got.claim !== 'none').toBe(got.interval.lo > 0 || got.interval.hi < 0);
    }
  });

  it('is missing for four rounds, and everything for three', () => {
    expect(trend(points([1, 2, 3, 4]))).toMatchObject({ interval: null, coverage: null });
    expect(plainTrend({ rounds: [{ day: 0, score: 1 }] })).toEqual({
      rounds: 1,
      slope: null,
      s: null,
      p: null,
      interval: null,
      coverage: null,
      claim: 'none',
    });
  });

  it('stays exact for many rounds', () => {
    const many = trend(points(Array.from({ length: 40 }, (_, i) => Math.sin(i * i))));
    expect(many?.coverage).toBeGreaterThan(0.95);
    expect(many?.coverage).toBeLessThan(0.952);
  });
});
