/** Sum in the given order. */
export const sum = (values: readonly number[]): number => values.reduce((total, v) => total + v, 0);

/** Arithmetic mean; NaN for an empty list. */
export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Middle value, or the mean of the two middle values; null for an empty list. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return middle.length === 0 || sorted.length === 0 ? null : mean(middle);
}

/** Variance with n−1; 0 for fewer than two values. */
export function sampleVariance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return sum(values.map((v) => (v - centre) ** 2)) / (values.length - 1);
}

/** Order of strings by code unit, the same on every machine and in every language. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
