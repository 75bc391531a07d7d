import { principle } from '@/lib/model/graph';
import type { FrameworkId, Level, Model, Practice } from '@/lib/model/schema';
import { type Coefficient, coefficients } from './coefficients';
import { compareIds } from './order';
import { entriesOf } from './roll-up';
import type { AdviceInput, PracticeState, StepLevel } from './types';

export const DEFAULT_TARGET: StepLevel = 3;
export const DEFAULT_CAPACITY = 10;
export const DEFAULT_WIP = 3;

/** The input, looked up and completed once per call. */
export interface Context {
  input: AdviceInput;
  model: Model;
  /** Practices in scope, in id order whatever the order of the input. */
  practices: readonly Practice[];
  inScope(practiceId: string): boolean;
  state(practiceId: string): PracticeState | undefined;
  /** Score to plan from, 0–4: measured or estimated, raised to what is reported as done; null when unknown. */
  score(practiceId: string): number | null;
  /** Highest level reported as done above the measured score. */
  claimed(practiceId: string): StepLevel | null;
  target(practiceId: string): Level;
  runningTo(practiceId: string): StepLevel | null;
  coefficient(practiceId: string): Coefficient | undefined;
  capacity: number;
  wip: number;
}

/**
 * @throws RangeError when capacity or WIP is not a positive finite number.
 */
export function contextOf(input: AdviceInput): Context {
  const { model, scope, capacity = DEFAULT_CAPACITY, wip = DEFAULT_WIP } = input;
  if (!(capacity > 0 && wip > 0 && Number.isFinite(capacity + wip))) {
    throw new RangeError('Capacity and WIP must be positive.');
  }
  const states = new Map(input.states.map((state) => [state.id, state]));
  const frameworks = new Set<FrameworkId>(scope);
  const practices = model.practices
    .filter((practice) => frameworks.has(principle(model, practice.principle).framework))
    .toSorted((a, b) => compareIds(a.id, b.id));
  const ids = new Set(practices.map(({ id }) => id));

  const claims = highest(input.completed ?? []);
  const running = highest(input.running ?? []);
  const measured = (id: string) => states.get(id)?.score ?? null;
  const score = (id: string) => {
    const today = measured(id);
    return today === null ? null : Math.max(today, claims.get(id) ?? 0);
  };
  const table = coefficients(model, entriesOf(input.states), scope);

  return {
    input,
    model,
    practices,
    inScope: (id) => ids.has(id),
    state: (id) => states.get(id),
    score,
    claimed: (id) => {
      const claim = claims.get(id) ?? null;
      return claim !== null && claim > (measured(id) ?? 4) ? claim : null;
    },
    target: (id) => input.targets?.[id] ?? input.target ?? DEFAULT_TARGET,
    runningTo: (id) => running.get(id) ?? null,
    coefficient: (id) => table.get(id),
    capacity,
    wip,
  };
}

function highest(refs: readonly { practiceId: string; to: StepLevel }[]): ReadonlyMap<string, StepLevel> {
  const levels = new Map<string, StepLevel>();
  for (const { practiceId, to } of refs) {
    const known = levels.get(practiceId);
    if (known === undefined || to > known) levels.set(practiceId, to);
  }
  return levels;
}
