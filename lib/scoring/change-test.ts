import { DRAWS, MAX_RELABELINGS, relabelingChance, relabelingOf, relabelingsOf } from './relabeling';
import { EPS } from './rules';
import { mean, sum } from './stats';
import type { ChangeVerdict } from './types';
import { verdictOf } from './verdict';

/** Everybody of two rounds, in points of the 0–4 scale. */
export interface ChangePeople {
  /** Later minus earlier of each person who is in both. */
  changes: readonly number[];
  /** Values of the people who are only in the earlier round, and only in the later one. */
  leavers: readonly number[];
  joiners: readonly number[];
}

export interface ChangeTest {
  /** T, later minus earlier, −4 to 4. */
  statistic: number;
  /** Two-sided p in (0, 1]; never shown to teams. */
  p: number;
  /** Smallest p that so many people can reach; above .05 the strong words are out of reach, which is worth saying. */
  smallestP: number;
  /** How many relabelings there are; above 200,000, p is from 9,999 draws. */
  relabelings: number;
  verdict: ChangeVerdict;
}

/**
 * Whether two rounds differ, using everybody (methods reference (g)): with m people in both, l who left and j who
 * joined, h = l·j/(l+j), T = (Σ changes + h·(mean of joiners − mean of leavers)) / (m + h), and p over all sign flips
 * and all ways to say who left and who joined. Without leavers or joiners it is the linked test, without people in
 * both the unlinked one. Null when there is nobody in both and one of the other groups is empty.
 * @param until p above which no word changes: it is not worked out further, and then only known to be above that
 */
export function changeTest({ changes, leavers, joiners }: ChangePeople, until?: number): ChangeTest | null {
  const [m, l, j] = [changes.length, leavers.length, joiners.length];
  const both = l > 0 && j > 0;
  const h = both ? (l * j) / (l + j) : 0;
  if (m + h === 0) return null;
  const relabeling = relabelingOf(changes, leavers, joiners);
  const gap = both ? mean(joiners) - mean(leavers) : 0;
  const statistic = (sum(relabeling.differences) + h * gap) / (m + h);
  // With values centred on their mean, h·(mean of joiners − mean of leavers) is the joiners' total.
  const p = relabelingChance(relabeling, (Math.abs(statistic) - EPS) * (m + h), until);
  const relabelings = relabelingsOf(m, l, j);
  return { statistic, p, smallestP: smallestChance(m, l, j), relabelings, verdict: verdictOf(statistic, p) };
}

/** Smallest p that m people in both rounds, l who left and j who joined can reach, in (0, 1] (methods reference (g)). */
export function smallestChance(m: number, l: number, j: number): number {
  const relabelings = relabelingsOf(m, l, j);
  if (relabelings > MAX_RELABELINGS) return 1 / (DRAWS + 1);
  // The opposite of a relabeling is one itself, and as extreme, unless the two groups differ in size.
  return Math.min(1, (l > 0 && j > 0 && l !== j ? 1 : 2) / relabelings);
}
