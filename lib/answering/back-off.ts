const FIRST = 1_000;
const LONGEST = 30_000;

/**
 * Milliseconds to wait after `failures` (1, 2, …) in a row: doubles from 1 s to 30 s, of which up to half is left
 * to chance, so that a team coming back together does not ask all at once. `random` is in [0, 1).
 */
export function backOff(failures: number, random: number): number {
  const longest = Math.min(LONGEST, FIRST * 2 ** (failures - 1));
  return Math.round(longest * (1 - random / 2));
}
