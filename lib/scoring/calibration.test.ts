import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Control, calibrate, type FinishedStep } from './calibration';
import { plainCalibration } from './plain/calibration';
import { describeOracle } from './testing/oracle';

describeOracle('calibration', plainCalibration);

const point = fc.integer({ min: 0, max: 400 }).map((v) => v / 100);
const controls = (least: number) =>
  fc.array(fc.record({ practice: fc.constant('C'), before: point, after: point }), {
    minLength: least,
    maxLength: 12,
  });
const steps = fc.array(
  fc.record({
    practice: fc.constant('S'),
    from: fc.double({ min: 0, max: 2, noNaN: true }),
    to: fc.constantFrom(3, 4),
    before: point,
    after: point,
    coefficient: fc.double({ min: 0, max: 0.1, noNaN: true }),
  }),
  { maxLength: 9 },
);

/** Steps from 1 to 2 that each bring so much. */
const bringing = (...gains: number[]): FinishedStep[] =>
  gains.map((gain, i) => ({
    practice: `S${i}`,
    from: 1,
    to: 2,
    before: 1,
    after: 1 + gain,
    coefficient: 0.01,
  }));

/** Practices whose change falls by a quarter for each point, 0.1 at 2. */
const falling: Control[] = [0.5, 1, 2, 3, 3.5].map((before) => ({
  practice: 'C',
  before,
  after: before + 0.1 - (before - 2) / 4,
}));

describe('calibrate', () => {
  it('finds the line that leaves least over practices nobody worked on', () => {
    fc.assert(
      fc.property(controls(5), fc.tuple(point, point), (given, [a, b]) => {
        const { drift, regression, centre } = calibrate([], given);
        const left = (intercept: number, slope: number) =>
          given.reduce(
            (sum, c) => sum + (c.after - c.before - intercept - slope * (c.before - centre)) ** 2,
            0,
          );
        expect(left(drift, regression)).toBeLessThanOrEqual(left(a - 2, b - 2) + 1e-9);
      }),
    );
  });

  it('takes what comes anyway away from what was measured', () => {
    const got = calibrate([{ ...bringing(0.8)[0], practice: 'S' } as FinishedStep], falling);
    expect(got.drift).toBeCloseTo(0.1, 12);
    expect(got.regression).toBeCloseTo(-0.25, 12);
    // At 1, a point below the centre: .35 anyway.
    expect(got.rows[0]?.expectedAnyway).toBeCloseTo(0.35, 12);
    expect(got.rows[0]).toMatchObject({ net: expect.closeTo(0.45, 12), kept: false });
  });

  it('uses the mean change of fewer than five practices, and nothing without any', () => {
    const four = calibrate(bringing(0.5), falling.slice(0, 4));
    expect(four).toMatchObject({ regression: 0, drift: expect.closeTo(0.1 + 1.5 / 16, 12) });
    expect(calibrate(bringing(0.5), [])).toMatchObject({ drift: 0, regression: 0, centre: 0, kept: 1 });
    // As good as equal: 1.8333… twice, worked out in two ways.
    const alike = [0, 1, 2, 3, 4, 5].map((i) => ({ practice: 'C', before: 1 + (i % 2) * 2e-16, after: 1.5 }));
    expect(calibrate(bringing(0.5), alike)).toMatchObject({ drift: expect.closeTo(0.5, 12), regression: 0 });
  });

  it('adds up in the overall score and factors of what came and what was measured', () => {
    fc.assert(
      fc.property(steps, controls(0), (given, others) => {
        const got = calibrate(given, others);
        const add = (of: (step: FinishedStep) => number) =>
          given.reduce((sum, s) => sum + s.coefficient * of(s), 0);
        expect(got.promisedOverall).toBeCloseTo(
          add((s) => s.to - s.from),
          12,
        );
        expect(got.measuredOverall).toBeCloseTo(
          add((s) => s.after - s.before),
          12,
        );
        const orthogonal = got.rows.reduce(
          (sum, r) => sum + r.promised * (r.net - (got.factor ?? 0) * r.promised),
          0,
        );
        expect(orthogonal).toBeCloseTo(0, 9);
        expect(got.interval === null).toBe(given.length < 5);
        expect(got.word === 'too_few').toBe(given.length < 5);
      }),
    );
  });

  it.each<[string, number[]]>([
    ['nothing_seen', [0.1, -0.1, 0.05, 0, -0.05]],
    ['part', [0.5, 0.4, 0.5, 0.6, 0.5]],
    ['as_promised', [1, 0.9, 1.1, 1, 1.05]],
    ['more', [1.5, 1.4, 1.6, 1.5, 1.5]],
    ['cannot_tell', [2, -1, 1.5, -0.5, 0.5]],
    ['too_few', [1, 1, 1, 1]],
  ])('says %s', (word, gains) => expect(calibrate(bringing(...gains), []).word).toBe(word));

  it('has no factor without steps, nor of steps that promise nothing', () => {
    expect(plainCalibration({ steps: [], controls: [] })).toEqual({
      rows: [],
      drift: 0,
      regression: 0,
      centre: 0,
      factor: null,
      rawFactor: null,
      se: null,
      interval: null,
      kept: 0,
      of: 0,
      keptInterval: null,
      promisedOverall: 0,
      measuredOverall: 0,
      netOverall: 0,
      word: 'too_few',
    });
    const idle = bringing(0, 0, 0, 0, 0).map((step) => ({ ...step, to: step.from }));
    expect(calibrate(idle, [])).toMatchObject({ factor: null, interval: null, word: 'too_few' });
  });
});
