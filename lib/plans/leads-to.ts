import type { StepLevel } from '@/lib/advice/types';
import type { Principle } from '@/lib/model/schema';
import type { ShownStep } from './shown-step';

/** How much of the way to a level of a principle the steps of a plan are. */
export interface LeadsTo {
  principle: Principle;
  /** Steps of the plan, of so many that it takes. */
  count: number;
  steps: number;
  level: StepLevel;
}

type Leading = Pick<ShownStep, 'principle' | 'status' | 'promised'>;

/**
 * Where the steps of a plan lead, principle by principle, in the plan's order: dropped steps and those of which nothing may
 * be told lead nowhere.
 */
export function whereItLeads(steps: readonly Leading[]): LeadsTo[] {
  const found = new Map<string, LeadsTo>();
  for (const { principle, status, promised } of steps) {
    const climb = promised?.climb;
    if (!climb || status === 'dropped') continue;
    const known = found.get(principle.id);
    const all = Math.max(climb.steps, known?.steps ?? 0);
    const count = Math.min(all, (known?.count ?? 0) + 1);
    found.set(principle.id, { principle, count, steps: all, level: climb.level });
  }
  return [...found.values()];
}
