import type { FrameworkId, Level, Model } from '@/lib/model/schema';
import { entriesOf, type Index, rollUp } from './roll-up';
import type { PracticeState } from './types';

/** The index before and after a what-if. */
export interface Simulation {
  before: Index;
  after: Index;
}

/**
 * Recomputes principles, frameworks and the overall score (0–4) as if practices had reached other levels.
 * @param changes level by practice id; practices without a score today are ignored, because a what-if must not
 * invent coverage. The displayed index can be hidden (null) before and after for the same reason.
 */
export function simulate(
  model: Model,
  states: readonly PracticeState[],
  scope: readonly FrameworkId[],
  changes: Readonly<Record<string, Level>>,
): Simulation {
  const today = entriesOf(states);
  const then = new Map(today);
  for (const [id, level] of Object.entries(changes)) {
    if (typeof today.get(id) === 'number') then.set(id, level);
  }
  return { before: rollUp(model, today, scope), after: rollUp(model, then, scope) };
}
