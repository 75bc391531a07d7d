import type { StepStatus } from './queries';

interface Step {
  status: StepStatus;
  hoursSaved: number | null;
}

/**
 * Hours a month that the steps of a plan are expected to free, and those of the steps that are done; dropped steps
 * count for nothing. Null when no step says anything.
 */
export function hoursOf(steps: readonly Step[]): { all: number; done: number } | null {
  const said = steps.filter(({ status, hoursSaved }) => status !== 'dropped' && hoursSaved !== null);
  if (said.length === 0) return null;
  const sum = (of: readonly Step[]) => of.reduce((total, { hoursSaved }) => total + (hoursSaved ?? 0), 0);
  return { all: sum(said), done: sum(said.filter(({ status }) => status === 'done')) };
}
