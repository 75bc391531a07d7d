import { compareDown } from './order';
import type { Step } from './types';

export type Quadrant = 'quick_win' | 'big_bet' | 'fill_in' | 'avoid_for_now';

/** One ready step on the effort–impact chart: x = effort in points, y = gain in overall points of 0–4. */
export interface ChartPoint {
  stepId: string;
  practiceId: string;
  effort: number;
  /** Null when the overall score is not displayed; then `value` still orders the front. */
  gain: number | null;
  pareto: boolean;
  quadrant: Quadrant;
}

/**
 * Ready steps with the Pareto front (no other ready step gives at least as much for at most the same effort and is
 * better in one of the two) and quadrants at the medians (recommendation reference 4.4).
 */
export function effortImpact(all: readonly Step[]): ChartPoint[] {
  const ready = all.filter((step) => step.status === 'ready');
  const middleEffort = median(ready.map((step) => step.effort));
  const middleGain = median(ready.map(height));
  return ready.map((step) => {
    const cheap = step.effort <= middleEffort;
    const strong = height(step) >= middleGain;
    return {
      stepId: step.id,
      practiceId: step.practiceId,
      effort: step.effort,
      gain: step.gain.overall,
      pareto: !ready.some((other) => dominates(other, step)),
      quadrant: strong ? (cheap ? 'quick_win' : 'big_bet') : cheap ? 'fill_in' : 'avoid_for_now',
    };
  });
}

/** Ids of the ready steps on the front. */
export function paretoFront(all: readonly Step[]): ReadonlySet<string> {
  return new Set(effortImpact(all).flatMap(({ stepId, pareto }) => (pareto ? [stepId] : [])));
}

/** What people see is the gain; where nothing is displayed the ordering value stands in for it. */
function height(step: Step): number {
  return step.gain.overall ?? step.value / 1000;
}

function dominates(a: Step, b: Step): boolean {
  const gain = compareDown(height(b), height(a));
  const effort = compareDown(a.effort, b.effort);
  return gain >= 0 && effort >= 0 && gain + effort > 0;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >> 1] ?? 0;
  return (upper + lower) / 2;
}
