import { describe, expect, it } from 'vitest';
import golden from '../golden.json';
import { PLAIN_METHODS } from '.';
import { plainAgreement, plainIcc, plainKendallW, plainKrippendorff, plainWilson } from './statistics';

const near = (value: number) => expect.closeTo(value, 9);

/** Krippendorff (2011), section C: four observers, twelve units. */
const OBSERVERS = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];

describe('krippendorff', () => {
  const all = {
    nominal: expect.closeTo(0.743, 3),
    ordinal: expect.closeTo(0.815, 3),
    interval: expect.closeTo(0.849, 3),
    ratio: expect.closeTo(0.797, 3),
  };
  const units = (OBSERVERS[0] ?? []).map((_, unit) => OBSERVERS.map((row) => row[unit] ?? null));

  it('takes a row for a rater, and names what else it is given', () => {
    expect(plainKrippendorff(OBSERVERS)).toEqual(all);
    expect(plainKrippendorff({ raters: OBSERVERS })).toEqual(all);
    expect(plainKrippendorff({ units })).toEqual(all);
    expect(plainKrippendorff({ units: units.map((unit) => unit.filter((v) => v !== null)) })).toEqual(all);
    expect(plainKrippendorff({ metric: 'ordinal', units })).toEqual({ ordinal: all.ordinal });
  });

  it('is null where nothing can be paired', () => {
    const none = { nominal: null, ordinal: null, interval: null, ratio: null };
    expect(plainKrippendorff([])).toEqual(none);
    expect(plainKrippendorff([[1, 2, 3]])).toEqual(none);
  });

  it('does not take answers by item for those of raters', () => {
    expect(() => plainKrippendorff([[1, 2], [1], [2, 2]])).toThrow(/units/);
    expect(() => plainKrippendorff({ raters: [[1]], units: [[1]] })).toThrow();
    expect(() => plainKrippendorff({ metric: 'cubic', units: [] })).toThrow();
  });
});

describe('agreement', () => {
  it('E1, one practice', () => {
    const e1 = golden.golden.E1['DEV-VC-2'];
    expect(plainAgreement([3, 3, 2, 3, 2])).toEqual({
      n: 5,
      mean: near(e1.mean),
      median: e1.median,
      variance: near(e1.s2),
      ad: near(e1.ad),
      adMedian: near(e1.admd),
      word: 'aligned',
      rwg: near(e1.rwg),
      rwgSlightSkew: near(1 - 0.3 / 1.34),
      awg: near(e1.awg),
      polarised: false,
      chance: { ad: near(e1.pAD), rwg: near(e1.pRwg) },
    });
  });

  it('E2, one principle', () => {
    const e2 = golden.golden.E2['DEV-CI'];
    const items = [
      [3, 3, 3, 4, 2],
      [2, 2, 1, 3, 1],
      [1, 2, 2, 2, 1],
      [1, 1, 2],
    ];
    expect(plainAgreement(items)).toEqual({
      items: 4,
      ad: near(e2.adMean),
      word: 'aligned',
      rwgj: near(e2.rwgj),
      rwgjStar: near(e2.rwgjStar),
    });
  });

  it('is null where undefined', () => {
    expect(plainAgreement([])).toMatchObject({
      n: 0,
      mean: null,
      median: null,
      ad: null,
      rwg: null,
      awg: null,
    });
    expect(plainAgreement([2])).toMatchObject({ ad: 0, rwg: null, awg: null, chance: null });
    expect(plainAgreement([[1]])).toMatchObject({ items: 0, ad: null, rwgj: null });
    expect(plainAgreement(Array(61).fill(2))).toMatchObject({ n: 61, chance: null });
    expect(() => plainAgreement([5])).toThrow();
  });
});

describe('icc, kendallW and wilson', () => {
  it('are those of the scoring reference, or null', () => {
    const teams = [
      [1, 2, 1],
      [3, 3, 2],
      [0, 1, 0],
      [4, 3, 4],
      [2, 2, 3],
    ];
    // By hand: MSB = 4.9, MSW = 1/3, three people a team.
    expect(plainIcc(teams)).toEqual({
      icc1: near((4.9 - 1 / 3) / (4.9 + 2 / 3)),
      icc2: near((4.9 - 1 / 3) / 4.9),
      mayCompare: true,
    });
    expect(plainIcc(teams.slice(1))).toBeNull();
    expect(
      plainKendallW([
        [1, 2, 3],
        [1, 2, 3],
      ]),
    ).toBe(1);
    expect(plainKendallW([[1, 2, 3]])).toBeNull();
    expect(() =>
      plainKendallW([
        [1, 2, 3],
        [2, 1],
      ]),
    ).toThrow(/2 values where the first row has 3/);
    expect(plainWilson([5, 10])).toEqual([near(0.236593090512564), near(0.763406909487436)]);
    expect(plainWilson([0, 0])).toBeNull();
    expect(() => plainWilson([3, 2])).toThrow(/more hits/);
  });
});

it('every method is there under its name', () => {
  expect([...PLAIN_METHODS.keys()].sort()).toEqual(
    [
      ...['heatMap', 'pooling', 'trend', 'decomposition', 'roleGap', 'calibration', 'changeTest'],
      ...['headlineGate', 'firmLevels', 'agreement', 'krippendorff', 'icc', 'kendallW', 'wilson'],
    ].sort(),
  );
});
