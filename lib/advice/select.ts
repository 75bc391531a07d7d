import type { RankedStep } from './types';

export const QUICK_WIN_EFFORT = 1;
const PER_PRINCIPLE = 2;

/** True for a step of at most one point. */
export function isQuickWin({ step }: RankedStep): boolean {
  return step.effort <= QUICK_WIN_EFFORT;
}

/** A chosen candidate, and whether it is shown only because a quick win must be among the first. */
export interface Selected {
  candidate: RankedStep;
  promoted: boolean;
}

/**
 * The first `limit` of a ranking with at most two per principle; if that leaves out every quick win although one
 * exists, the best one takes the last place (recommendation reference 4.4).
 */
export function select(ranking: readonly RankedStep[], limit: number): Selected[] {
  const chosen: RankedStep[] = [];
  for (const candidate of ranking) {
    if (chosen.length >= limit) break;
    if (countOf(chosen, candidate) < PER_PRINCIPLE) chosen.push(candidate);
  }
  const quickWin = ranking.find(isQuickWin);
  if (!quickWin || limit < 1 || chosen.some(isQuickWin)) {
    return chosen.map((candidate) => ({ candidate, promoted: false }));
  }
  // Where its principle already has its two, the lower of them makes room; otherwise the last does.
  const crowded = countOf(chosen, quickWin) >= PER_PRINCIPLE;
  const out = chosen.findLastIndex((other) => !crowded || samePrinciple(other, quickWin));
  const kept = chosen.filter((_, i) => i !== out);
  return [
    ...kept.map((candidate) => ({ candidate, promoted: false })),
    { candidate: quickWin, promoted: true },
  ];
}

function samePrinciple(a: RankedStep, b: RankedStep): boolean {
  return a.step.principleId === b.step.principleId;
}

function countOf(chosen: readonly RankedStep[], candidate: RankedStep): number {
  return chosen.filter((other) => samePrinciple(other, candidate)).length;
}
