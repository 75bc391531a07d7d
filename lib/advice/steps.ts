import { principle } from '@/lib/model/graph';
import type { Practice } from '@/lib/model/schema';
import type { Coefficient } from './coefficients';
import { type Context, contextOf } from './context';
import { checkPrerequisites, isSatisfied, stepLevels } from './prerequisites';
import type { AdviceInput, Gain, PrerequisiteCheck, Step, StepLevel, StepStatus } from './types';

/** Share of a practice's effort, in tenths: make it work 60 %, make it standard 40 %, improve 60 % more. */
const EFFORT_TENTHS: Readonly<Record<StepLevel, number>> = { 2: 6, 3: 4, 4: 6 };
const IMPACT_FACTOR = { 1: 0.75, 2: 1, 3: 1.25 } as const;
const TIME_CRITICAL_FACTOR = 1.25;

/** Every step that exists today, in practice id order, lower level first (recommendation reference 4.2). */
export function steps(input: AdviceInput): Step[] {
  return stepsIn(contextOf(input));
}

export function stepsIn(context: Context): Step[] {
  return context.practices.flatMap((practice) => {
    const coefficient = context.coefficient(practice.id);
    if (!coefficient) return [];
    const checks = checkPrerequisites(context, practice);
    const levels = stepLevels(context, practice.id);
    return levels.map((to, i) => stepOf(context, practice, coefficient, checks, to, levels[i - 1] ?? null));
  });
}

function stepOf(
  context: Context,
  practice: Practice,
  coefficient: Coefficient,
  checks: readonly PrerequisiteCheck[],
  to: StepLevel,
  previous: StepLevel | null,
): Step {
  const from = Math.max(context.score(practice.id) ?? 0, previous ?? 0);
  const open = checks.filter((check) => !isSatisfied(check));
  const blockedBy = open
    .filter(({ state }) => state === 'unscored' || state === 'unreachable')
    .map(({ requires }) => requires);
  const waitsFor = open.flatMap(({ step }) => (step === null ? [] : [step]));
  return {
    id: `${practice.id}@${to}`,
    practiceId: practice.id,
    principleId: practice.principle,
    framework: principle(context.model, practice.principle).framework,
    from,
    to,
    effort: effortOf(context, practice, to),
    gain: gainOf(coefficient, to - from),
    value: orderingValue(context, practice, coefficient.overall * (to - from)),
    status: statusOf(context, practice.id, to, previous, open, blockedBy),
    needs: previous === null ? waitsFor : [`${practice.id}@${previous}`],
    prerequisites: checks,
    blockedBy,
  };
}

function statusOf(
  context: Context,
  practiceId: string,
  to: StepLevel,
  previous: StepLevel | null,
  open: readonly PrerequisiteCheck[],
  blockedBy: readonly string[],
): StepStatus {
  if (context.input.excluded?.has(practiceId)) return 'excluded';
  const runningTo = context.runningTo(practiceId);
  if (runningTo !== null) return to <= runningTo ? 'running' : 'waiting';
  if (blockedBy.length > 0) return 'blocked';
  return previous === null && open.length === 0 ? 'ready' : 'waiting';
}

/** Points, rounded to tenths, at least 0.1. */
function effortOf(context: Context, practice: Practice, to: StepLevel): number {
  const points = context.input.edits?.[practice.id]?.effort ?? practice.effort;
  return Math.max(1, Math.round(points * EFFORT_TENTHS[to])) / 10;
}

function gainOf({ principle: q, framework: f, overall: o, shown }: Coefficient, rise: number): Gain {
  return {
    principle: shown.principle ? q * rise : null,
    framework: shown.framework ? f * rise : null,
    overall: shown.overall ? o * rise : null,
  };
}

/** 1000 · gain · impact · focus, × 1.25 when a manager marked it urgent (recommendation reference 4.3, 4.4). */
function orderingValue({ input, model }: Context, practice: Practice, gain: number): number {
  const { parent } = principle(model, practice.principle);
  const focus =
    input.focus?.[practice.principle] ?? (parent === null ? undefined : input.focus?.[parent]) ?? 1;
  const impact = IMPACT_FACTOR[input.edits?.[practice.id]?.impact ?? practice.impact];
  const urgency = input.timeCritical?.has(practice.id) ? TIME_CRITICAL_FACTOR : 1;
  return 1000 * gain * impact * Math.min(2, Math.max(0.5, focus)) * urgency;
}
