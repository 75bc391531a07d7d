import { describe, expect, it } from 'vitest';
import { jackknifeError, pairedFloor, roundingFloor, tInterval } from './interval';

const estimate = (without: number[], people: number[], answers = 1000) => ({
  score: 2,
  without: new Float64Array(without),
  people: new Set(people),
  answers,
});

describe('the error of a score', () => {
  it('is the spread of what is left without each of those behind it', () => {
    // Mean 2, squares 2: √(2/3 · 2).
    expect(jackknifeError(estimate([1, 2, 3, 9, Number.NaN], [0, 1, 2, 4]))).toBeCloseTo(
      Math.sqrt(4 / 3),
      12,
    );
    // Said of five instead of three: √(4/5 · 2).
    expect(jackknifeError(estimate([1, 2, 3], [0, 1, 2]), 5)).toBeCloseTo(Math.sqrt(8 / 5), 12);
  });

  it('is never below the rounding of the answers, and is none of two people', () => {
    expect(jackknifeError(estimate([2, 2, 2], [0, 1, 2], 3))).toBeCloseTo(1 / 6, 12);
    expect(jackknifeError(estimate([1, 3, 9], [0, 1]))).toBeNull();
    expect(jackknifeError(estimate([1, 3, Number.NaN], [0, 1, 2]))).toBeNull();
    expect([roundingFloor(3), pairedFloor(6)].map((one) => one.toFixed(12))).toEqual(
      [1 / 6, 1 / 6].map((one) => one.toFixed(12)),
    );
  });
});

describe('the interval of a score', () => {
  it('is that of Student’s t with one degree less than people', () => {
    const { lo, hi } = tInterval(2, 0.1, 3, 0.95);
    expect(lo).toBeCloseTo(2 - 0.430265272991, 10);
    expect(hi).toBeCloseTo(2 + 0.430265272991, 10);
    expect(tInterval(2, 0.1, 3, 0.8).hi).toBeCloseTo(2 + 0.188561808316, 10);
    expect(tInterval(2, 0.1, 6, 0.95).hi).toBeCloseTo(2 + 0.257058184, 8);
  });

  it('stays on the scale', () => expect(tInterval(2, 1, 3, 0.95)).toEqual({ lo: 0, hi: 4 }));
});
