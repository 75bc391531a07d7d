import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLine } from './fit-line';

describe('fitLine', () => {
  it('finds the line that separates the points', () => {
    const coordinate = fc.double({ min: 0.1, max: 0.9, noNaN: true });
    const slope = fc.double({ min: -1.5, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(slope, fc.array(coordinate, { minLength: 20, maxLength: 20 }), (tilt, xs) => {
        fc.pre(Math.max(...xs) - Math.min(...xs) > 0.3);
        const points = xs.map((x, i) => {
          const above = i % 2 === 0;
          return { x, y: 0.5 + tilt * (x - 0.5) + (above ? 0.15 : -0.15), above };
        });
        const line = fitLine(points);
        expect(points.every(({ x, y, above }) => y > line.base + line.slope * x === above)).toBe(true);
      }),
    );
  });

  it('lies in the middle between two level rows', () => {
    const row = (y: number, above: boolean) => [0.2, 0.5, 0.8].map((x) => ({ x, y, above }));
    const line = fitLine([...row(0.7, true), ...row(0.3, false)]);
    expect(line.slope).toBeCloseTo(0, 6);
    expect(line.base).toBeCloseTo(0.5, 6);
  });
});
