import type { Practice } from '@/lib/model/schema';
import type { Context } from './context';
import { reaches } from './order';
import type { PrerequisiteCheck, PrerequisiteState, StepLevel } from './types';

/** Levels a step of this practice would end at today, ascending (recommendation reference 4.2). */
export function stepLevels(context: Context, practiceId: string): readonly StepLevel[] {
  const score = context.score(practiceId);
  const target = context.target(practiceId);
  if (score === null) return [];
  return ([2, 3, 4] as const).filter((level) => level <= target && !reaches(score, level));
}

/** How every prerequisite of a practice stands today, in the order of the model. */
export function checkPrerequisites(context: Context, practice: Practice): readonly PrerequisiteCheck[] {
  return practice.prerequisites.map(({ requires, minLevel }) => {
    const state = context.state(requires);
    const score = context.score(requires);
    const level = stepLevels(context, requires).find((to) => to >= minLevel);
    const step = level === undefined ? null : `${requires}@${level}`;
    const found = stand(context, requires, minLevel, step);
    const waits = found === 'open' || found === 'running';
    return {
      requires,
      minLevel,
      state: found,
      score,
      estimated: state?.estimated ?? false,
      step: waits ? step : null,
    };
  });
}

function stand(context: Context, requires: string, minLevel: number, step: string | null): PrerequisiteState {
  const state = context.state(requires);
  if (state?.status === 'not_applicable') return 'not_applicable';
  if (!context.inScope(requires)) return 'out_of_scope';
  const score = context.score(requires);
  if (score === null || !state || state.score === null) return 'unscored';
  if (reaches(state.score, minLevel)) return 'met';
  if (reaches(score, minLevel)) return 'claimed';
  if ((context.runningTo(requires) ?? 0) >= minLevel) return 'running';
  return step === null ? 'unreachable' : 'open';
}

/** True when the practice may be started as far as this prerequisite goes. */
export function isSatisfied({ state }: PrerequisiteCheck): boolean {
  return state === 'met' || state === 'claimed' || state === 'not_applicable' || state === 'out_of_scope';
}
