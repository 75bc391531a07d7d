import { describe, expect, it } from 'vitest';
import { trustedHops } from './hops.mjs';

describe('trustedHops', () => {
  it.each([
    [undefined, 0],
    ['', 0],
    ['0', 0],
    ['false', 0],
    ['true', 1],
    ['1', 1],
    ['3', 3],
  ])('%j means %i', (value, hops) => expect(trustedHops(value)).toBe(hops));

  it.each(['-1', '1.5', 'yes', '99'])('refuses %s', (value) => {
    expect(() => trustedHops(value)).toThrow(/TRUST_PROXY/);
  });
});
