/** Numbers to calculate with: the real ones to check what is told, or remainders to solve it without rounding. */
export interface Field {
  /** A decimal number of up to four places, such as a weight. */
  of: (x: number) => number;
  add: (a: number, b: number) => number;
  multiply: (a: number, b: number) => number;
  /** One divided by a number that is not 0. */
  invert: (a: number) => number;
}

export const REALS: Field = {
  of: (x) => x,
  add: (a, b) => a + b,
  multiply: (a, b) => a * b,
  invert: (a) => 1 / a,
};

const PLACES = 10_000;

/**
 * Remainders modulo a prime whose square is below 2^53, so that no product is rounded. Weights are short decimals and
 * numbers of people are small, so no denominator is a multiple of the prime, and every equation with rational
 * coefficients is one of remainders too. The rank of a matrix of remainders is at most the true one; it is smaller only
 * if the prime divides every determinant of that size, about once in 10^8.
 */
export function remainders(prime: number): Field {
  const multiply = (a: number, b: number) => (a * b) % prime;
  const known = new Map<number, number>();
  const invert = (a: number): number => {
    const found = known.get(a);
    if (found !== undefined) return found;
    // Euclid's algorithm, keeping x·a = r (mod prime).
    let [r, x, next, y] = [prime, 0, a, 1];
    while (next !== 0) {
      const times = Math.floor(r / next);
      [r, next] = [next, r - times * next];
      [x, y] = [y, x - times * y];
    }
    const inverse = x < 0 ? x + prime : x;
    known.set(a, inverse);
    return inverse;
  };
  return {
    of: (x) => {
      const scaled = Math.round(x * PLACES) % prime;
      return multiply(scaled < 0 ? scaled + prime : scaled, invert(PLACES));
    },
    add: (a, b) => (a + b) % prime,
    multiply,
    invert,
  };
}

/**
 * The two largest primes whose squares are below 2^53. A search uses the first; what it finds has to stand with the
 * second as well, so that neither is believed alone.
 */
export const PRIMES = [remainders(94_906_249), remainders(94_906_247)] as const;
