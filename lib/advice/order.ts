import { atLeast, EPS } from '@/lib/scoring/rules';

/** True when a score 0–4 counts as the level: x ≥ level − 0.5 (scoring reference 3.6). */
export function reaches(score: number, level: number): boolean {
  return atLeast(score, level - 0.5);
}

/** Orders ids as people count: DEV-CI-2 before DEV-CI-10, whatever the language of the machine. */
export function compareIds(a: string, b: string): number {
  const [headA, tailA] = splitId(a);
  const [headB, tailB] = splitId(b);
  if (headA !== headB) return headA < headB ? -1 : 1;
  if (tailA !== tailB) return tailA - tailB;
  return a < b ? -1 : a > b ? 1 : 0;
}

function splitId(id: string): [string, number] {
  const match = /^(.*-)(\d+)(?:@\d)?$/.exec(id);
  return match ? [match[1] ?? id, Number(match[2])] : [id, 0];
}

/** Compares numbers on a 1e-9 grid, so that the order of a sum cannot decide a tie. Larger first. */
export function compareDown(a: number, b: number): number {
  return Math.round(b / EPS) - Math.round(a / EPS);
}
