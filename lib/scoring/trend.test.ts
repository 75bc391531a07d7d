import { describe, expect, it } from 'vitest';
import golden from './golden.json';
import { kendallTrend, theilSen, trend } from './trend';

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
