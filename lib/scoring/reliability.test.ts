import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  iccOfTeams,
  kendallW,
  krippendorffAlpha,
  METRICS,
  type Metric,
  wholeRoundReliability,
} from './reliability';

/** Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", data of section C. */
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

/** α from the table of coincidences o_ck, as Krippendorff writes it down. */
function byCoincidences(items: readonly (readonly number[])[], metric: Metric): number | null {
  const table = Array.from({ length: 6 }, () => new Array<number>(6).fill(0));
  for (const unit of items) {
    for (const [i, c] of unit.entries()) {
      for (const [j, k] of unit.entries()) {
        const row = table[c];
        if (i !== j && row) row[k] = (row[k] ?? 0) + 1 / (unit.length - 1);
      }
    }
  }
  const totals = table.map((row) => row.reduce((a, b) => a + b, 0));
  const n = totals.reduce((a, b) => a + b, 0);
  const difference = (c: number, k: number): number => {
    if (c === k) return 0;
    if (metric === 'nominal') return 1;
    if (metric === 'interval') return (c - k) ** 2;
    if (metric === 'ratio') return ((c - k) / (c + k)) ** 2;
    const [low, high] = [Math.min(c, k), Math.max(c, k)];
    const between = totals.slice(low, high + 1).reduce((a, b) => a + b, 0);
    return (between - ((totals[c] ?? 0) + (totals[k] ?? 0)) / 2) ** 2;
  };
  let [observed, expected] = [0, 0];
  for (const [c, row] of table.entries()) {
    for (const [k, count] of row.entries()) {
      observed += count * difference(c, k);
      expected += ((totals[c] ?? 0) * (totals[k] ?? 0) * difference(c, k)) / (n - 1);
    }
  }
  return n === 0 || expected === 0 ? null : 1 - observed / expected;
}

describe('krippendorffAlpha', () => {
  it.each<[Metric, number]>([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ])('matches the published example, %s', (metric, alpha) =>
    expect(krippendorffAlpha(UNITS, metric)).toBeCloseTo(alpha, 3),
  );

  // By hand: 1 four times, 2 three times, 3 once; ranks 2, 5.5 and 7.5.
  it.each<[Metric, number]>([
    ['nominal', 1 - 4 / (38 / 7)],
    ['ordinal', 1 - 85 / 80],
    ['interval', 1 - 10 / (62 / 7)],
    ['ratio', 1 - (2 / 9 + 2 / 4) / ((2 * (12 / 9 + 4 / 4 + 3 / 25)) / 7)],
  ])('is what it is by hand, %s', (metric, alpha) => {
    const items = [
      [1, 1],
      [1, 2],
      [2, 2],
      [3, 1],
    ];
    expect(krippendorffAlpha(items, metric)).toBeCloseTo(alpha, 12);
  });

  it('is what the table of coincidences gives', () => {
    const items = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(items, fc.constantFrom(...METRICS), (given, metric) => {
        const expected = byCoincidences(given, metric);
        const got = krippendorffAlpha(given, metric);
        if (expected === null) expect(got).toBeNull();
        else expect(got).toBeCloseTo(expected, 10);
      }),
    );
  });

  it('is the interval one unless told otherwise, and takes two zeros for no difference', () => {
    expect(krippendorffAlpha(UNITS)).toBe(krippendorffAlpha(UNITS, 'interval'));
    expect(
      krippendorffAlpha(
        [
          [0, 0],
          [0, 1],
        ],
        'ratio',
      ),
    ).toBeCloseTo(1 - 2 / (6 / 3), 12);
  });

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
