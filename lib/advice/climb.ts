import { practicesOf } from '@/lib/model/graph';
import type { Model, Practice } from '@/lib/model/schema';
import { type LevelPart, principleLevel } from '@/lib/scoring/level';
import { atLeast } from '@/lib/scoring/rules';
import { DEFAULT_TARGET } from './context';
import type { PracticeState, StepLevel, StepRef, StepsToLevel } from './types';

/** What is known of a practice by its id. */
type StateOf = (practiceId: string) => Pick<PracticeState, 'status' | 'score'> | undefined;

/** More practices than this that could rise have too many ways to go. */
const MOST = 8;

interface Way {
  score: number;
  steps: number;
}

/** Where a practice can stand, and how many steps that takes; `least` is what a step of its own demands. */
function waysOf(score: number, level: StepLevel, least: number): Way[] {
  const ways: Way[] = least === 0 ? [{ score, steps: 0 }] : [];
  let steps = 0;
  for (let to = 2; to <= Math.max(level, least); to++) {
    if (atLeast(score, to - 0.5)) continue;
    steps += 1;
    if (to >= least) ways.push({ score: to, steps });
  }
  return ways;
}

function scoredParts(
  practices: readonly Practice[],
  stateOf: StateOf,
): (LevelPart & { id: string })[] | null {
  const parts = practices.flatMap(({ id, weight, key }) => {
    const state = stateOf(id);
    if (state?.status === 'not_applicable') return [];
    return [{ id, weight, key: key ?? false, score: state?.score ?? null }];
  });
  const known = parts.filter((part): part is LevelPart & { id: string } => part.score !== null);
  return known.length === parts.length && known.length > 0 ? known : null;
}

const mean = (parts: readonly LevelPart[]) =>
  parts.reduce((sum, { score, weight }) => sum + score * weight, 0) /
  parts.reduce((sum, { weight }) => sum + weight, 0);

/**
 * That a step is one of so many to a level of its principle, by the rule that levels follow. Null where a practice beside it
 * has no score, where the principle is there already, and where no steps lead there.
 */
export function stepsToLevel(
  model: Model,
  stateOf: StateOf,
  { practiceId, to }: StepRef,
  level: StepLevel = DEFAULT_TARGET,
): StepsToLevel | null {
  const own = model.practices.find(({ id }) => id === practiceId);
  const parts = own && scoredParts(practicesOf(model, own.principle), stateOf);
  if (!parts || principleLevel(mean(parts), parts) >= level) return null;
  const ways = parts.map(({ id, score }) => waysOf(score, level, id === practiceId ? to : 0));
  if (ways.filter((one) => one.length > 1).length > MOST) return null;
  let fewest = Number.POSITIVE_INFINITY;
  const go = (index: number, chosen: readonly LevelPart[], steps: number): void => {
    if (steps >= fewest) return;
    const part = parts[index];
    if (!part) {
      if (principleLevel(mean(chosen), chosen) >= level) fewest = steps;
      return;
    }
    for (const way of ways[index] ?? [])
      go(index + 1, [...chosen, { ...part, score: way.score }], steps + way.steps);
  };
  go(0, [], 0);
  return Number.isFinite(fewest) ? { level, steps: fewest } : null;
}
