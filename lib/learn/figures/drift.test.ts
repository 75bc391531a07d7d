import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRight, DRIFTS, isRight, ruleAt, samplesAfter, trainedAfter } from './drift';

const amount = fc.double({ min: 0, max: 1, noNaN: true });
const kind = fc.constantFrom(...DRIFTS);
const TOTAL = 60;

describe('the points', () => {
  it('are as many of one kind as of the other before any drift', () => {
    for (const drift of DRIFTS) {
      const samples = samplesAfter(drift, 0);
      expect(samples).toHaveLength(TOTAL);
      expect(samples.filter(({ above }) => above)).toHaveLength(TOTAL / 2);
    }
  });

  it('are the same for both kinds of drift at first, and every time', () => {
    expect(samplesAfter('data', 0)).toEqual(samplesAfter('concept', 0));
    expect(samplesAfter('data', 0.3)).toEqual(samplesAfter('data', 0.3));
  });

  it('stay inside of the picture, and carry the label that the rule gives them', () => {
    fc.assert(
      fc.property(kind, amount, (drift, share) => {
        for (const { x, y, above } of samplesAfter(drift, share)) {
          expect(Math.min(x, y, 1 - x, 1 - y)).toBeGreaterThan(0.03);
          expect(above).toBe(y > ruleAt(x, drift, share));
        }
      }),
    );
  });
});

describe('data drift', () => {
  it('moves every point, and changes neither a label nor the rule', () => {
    const before = samplesAfter('data', 0);
    fc.assert(
      fc.property(amount, (share) => {
        const after = samplesAfter('data', share);
        expect(after.map(({ above }) => above)).toEqual(before.map(({ above }) => above));
        expect(ruleAt(share, 'data', 1)).toBe(ruleAt(share, 'data', 0));
      }),
    );
    expect(samplesAfter('data', 1).every(({ x }, i) => x > (before[i]?.x ?? 1) + 0.3)).toBe(true);
  });
});

describe('concept drift', () => {
  it('moves no point, and changes labels', () => {
    const place = (share: number) => samplesAfter('concept', share).map(({ x, y }) => [x, y]);
    expect(place(1)).toEqual(place(0));
    const [before, after] = [0, 1].map((share) => samplesAfter('concept', share));
    expect(before?.filter(({ above }, i) => above !== after?.[i]?.above).length).toBeGreaterThan(TOTAL / 4);
  });
});

describe.each(DRIFTS)('the model under %s drift', (drift) => {
  const first = trainedAfter(drift, 0);
  const right = (share: number) => countRight(first, samplesAfter(drift, share));

  it('is right about 95–100 % of the points before and 60–70 % after', () => {
    expect(right(0)).toBeGreaterThanOrEqual(0.95 * TOTAL);
    expect(right(1)).toBeGreaterThanOrEqual(0.6 * TOTAL);
    expect(right(1)).toBeLessThanOrEqual(0.7 * TOTAL);
  });

  it('loses accuracy as the drift grows, but for two points at most', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(right(Math.max(a, b))).toBeLessThanOrEqual(right(Math.min(a, b)) + 2);
      }),
    );
    const tenths = Array.from({ length: 11 }, (_, i) => right(i / 10));
    expect(tenths).toEqual(tenths.toSorted((a, b) => b - a));
  });

  it('counts exactly the points whose side of the line is their true kind', () => {
    fc.assert(
      fc.property(amount, amount, (trained, share) => {
        const model = trainedAfter(drift, trained);
        const samples = samplesAfter(drift, share);
        const byHand = samples.filter(
          ({ x, y, above }) => Math.sign(y - model.base - model.slope * x) === (above ? 1 : -1),
        ).length;
        expect(countRight(model, samples)).toBe(byHand);
        expect(samples.filter((one) => !isRight(model, one))).toHaveLength(TOTAL - byHand);
      }),
      { numRuns: 40 },
    );
  });

  it('recovers when it is retrained, whatever the drift', () => {
    fc.assert(
      fc.property(amount, (share) => {
        const samples = samplesAfter(drift, share);
        expect(countRight(trainedAfter(drift, share), samples)).toBeGreaterThanOrEqual(0.95 * TOTAL);
      }),
      { numRuns: 40 },
    );
  });
});
