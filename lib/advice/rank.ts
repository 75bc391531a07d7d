import { dependants, practice } from '@/lib/model/graph';
import { stepsToLevel } from './climb';
import type { Context } from './context';
import { compareDown, compareIds } from './order';
import { isSatisfied } from './prerequisites';
import type { RankedStep, Step, StepLevel, StepsToLevel, Unlock } from './types';

/** Weight of what a step opens. A larger bonus was measured to be harmful (recommendation reference 4.5). */
export const LAMBDA = 0.1;

/**
 * Steps that can be started now, best first (recommendation reference 4.4).
 * Density = (value + 0.1 · unlock)/(effort/C + 1/W). Ties: higher value, lower effort, key practice, id.
 */
export function rank(context: Context, all: readonly Step[]): RankedStep[] {
  const firstSteps = new Map<string, Step>();
  for (const step of all) if (!firstSteps.has(step.practiceId)) firstSteps.set(step.practiceId, step);

  const isKey = (step: Step) => practice(context.model, step.practiceId).key;
  return all
    .filter((step) => step.status === 'ready')
    .map((step) => {
      const opened = opens(context, step, firstSteps);
      const unlockValue = opened.reduce((sum, { share }) => sum + share, 0);
      const cost = step.effort / context.capacity + 1 / context.wip;
      const unlocks = opened.map(({ unlock }) => unlock);
      const density = (step.value + LAMBDA * unlockValue) / cost;
      return { step, density, unlockValue, unlocks, climb: climbOf(context, step) };
    })
    .toSorted(
      (a, b) =>
        compareDown(a.density, b.density) ||
        compareDown(a.step.value, b.step.value) ||
        compareDown(b.step.effort, a.step.effort) ||
        Number(isKey(b.step)) - Number(isKey(a.step)) ||
        compareIds(a.step.id, b.step.id),
    );
}

/** What is reported as done counts, as it does in the step itself. */
function climbOf(context: Context, { practiceId, to }: Step): StepsToLevel | null {
  const target = context.target(practiceId);
  if (target < 2) return null;
  const stateOf = (id: string) => {
    const state = context.state(id);
    return state && { status: state.status, score: context.score(id) };
  };
  return stepsToLevel(context.model, stateOf, { practiceId, to }, target as StepLevel);
}

/** Direct dependants that wait for exactly this step, and each one's value shared among all it waits for. */
function opens(
  context: Context,
  step: Step,
  firstSteps: ReadonlyMap<string, Step>,
): readonly { unlock: Unlock; share: number }[] {
  return dependants(context.model, step.practiceId)
    .toSorted((a, b) => compareIds(a.id, b.id))
    .flatMap(({ id }) => {
      const next = firstSteps.get(id);
      if (next?.status !== 'waiting' || !next.needs.includes(step.id)) return [];
      const unmet = next.prerequisites.filter((check) => !isSatisfied(check)).length;
      return [{ unlock: { practiceId: id, stillWaitingFor: unmet - 1 }, share: next.value / unmet }];
    });
}
