import type { Interval } from './types';

/** 97.5 % point of the normal distribution. */
const Z95 = 1.959963984540054;

/**
 * Wilson 95 % interval of a share, 0–1 (scoring reference 3.5): share of respondents at level 3, of evidence checks
 * present, of teams at a level. Null for a total of 0.
 * @throws RangeError unless 0 ≤ hits ≤ total
 */
export function wilson(hits: number, total: number, z = Z95): Interval | null {
  if (!(hits >= 0 && hits <= total)) throw new RangeError(`wilson(${hits}, ${total})`);
  if (total === 0) return null;
  const share = hits / total;
  const centre = share + z ** 2 / (2 * total);
  const reach = z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  const scale = 1 + z ** 2 / total;
  return { lo: Math.max(0, (centre - reach) / scale), hi: Math.min(1, (centre + reach) / scale) };
}
