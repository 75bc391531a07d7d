/** What arithmetic with fractions may be off by, in units of the last decimal shown. */
const NOISE = 1e-9;

/**
 * Rounds half away from zero, for pages and files alike: 0.125 to 0.13 and −0.125 to −0.13 with two decimals. A number
 * that is half up to the noise of binary arithmetic counts as half (1.005 is stored as 1.00499…). Never −0.
 * @param decimals 0 to 9; the number has at most about six digits before the point
 */
export function roundHalfAway(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const size = Math.floor(Math.abs(value) * scale + 0.5 + NOISE) / scale;
  return value < 0 && size > 0 ? -size : size;
}
