import { describe, expect, it } from 'vitest';
import type { PlainMethod } from '../plain/method';
import oracles from './methods-oracles.json';

const TOLERANCE = 1e-9;

/** Numbers of `expected` taken for those of `actual` where they are as good as equal. */
function snap(actual: unknown, expected: unknown): unknown {
  if (typeof actual === 'number' && typeof expected === 'number')
    return Math.abs(actual - expected) <= TOLERANCE ? expected : actual;
  if (Array.isArray(actual) && Array.isArray(expected)) return actual.map((one, i) => snap(one, expected[i]));
  if (isRecord(actual) && isRecord(expected))
    return Object.fromEntries(Object.entries(actual).map(([key, one]) => [key, snap(one, expected[key])]));
  return actual;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Same shape and words, numbers equal to 1e-9. */
export const expectClose = (actual: unknown, expected: unknown): void =>
  expect(snap(actual, expected)).toEqual(expected);

/** The three cases of a method that independent programs computed; numbers equal to 1e-9, everything else exactly. */
export function describeOracle(name: keyof typeof oracles.cases, method: PlainMethod): void {
  describe(`${name}: cases of the methods reference`, () => {
    it.each([...oracles.cases[name]])('$note', ({ input, expected }) => {
      expectClose(method(input), expected);
    });
  });
}
