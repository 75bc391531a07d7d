import { accountableRole, anchorsOf, letterFor, practice } from '@/lib/model/graph';
import { type Model, ROLE_IDS, type RoleId } from '@/lib/model/schema';
import { levelOf } from '@/lib/scoring/level';
import type { Context } from './context';
import type { Selected } from './select';
import { isQuickWin } from './select';
import type { PracticeState, RankedStep, Recommendation } from './types';

/** The facts behind one proposal, items 1–7 and 9–12 of recommendation reference 4.7. */
export function explain(
  context: Context,
  { candidate, promoted }: Selected,
  rank: number,
  behind: RankedStep | undefined,
  front: ReadonlySet<string>,
): Recommendation {
  const { step, density, unlockValue, unlocks, climb } = candidate;
  const { model, input, capacity } = context;
  const item = practice(model, step.practiceId);
  const { levels } = anchorsOf(model, item);
  const edit = input.edits?.[item.id];
  const state = context.state(item.id);
  const score = state?.score ?? step.from;
  const fromLevel = levelOf(step.from);
  const target = context.target(item.id);
  const accountable = accountableRole(model, item.id);
  return {
    rank,
    stepId: step.id,
    practiceId: item.id,
    principleId: step.principleId,
    framework: step.framework,
    phase: { devops: item.devopsPhase, ml: item.mlPhase },
    what: {
      title: item.title,
      fromLevel,
      toLevel: step.to,
      fromAnchor: levels[fromLevel],
      toAnchor: levels[step.to],
    },
    now: {
      score,
      ci95: state?.ci95 ?? null,
      n: state?.n ?? null,
      estimated: state?.estimated ?? false,
      claimed: context.claimed(item.id),
      gap: target - score,
      target,
    },
    gain: step.gain,
    climb,
    effort: {
      points: step.effort,
      capacity,
      share: step.effort / capacity,
      source: edit ? 'edited' : 'default',
      editedBy: edit?.by ?? null,
    },
    prerequisites: step.prerequisites,
    unlocks,
    why: {
      reason: promoted ? 'quick_win' : 'density',
      value: step.value,
      unlockValue,
      density,
      next: behind
        ? { practiceId: behind.step.practiceId, to: behind.step.to, density: behind.density }
        : null,
    },
    who: {
      accountable,
      responsible: rolesWith(model, item.id, ['R']),
      accountableHeld: accountable && input.heldRoles ? input.heldRoles.has(accountable) : null,
    },
    confidence: {
      n: state?.n ?? null,
      agreement: state?.agreement ?? null,
      ad: state?.ad ?? null,
      discussFirst: state !== undefined && isSplit(context, state),
    },
    firstStep: item.firstStep ?? null,
    doneWhen: { level: step.to, anchor: levels[step.to], evidence: item.evidence },
    quickWin: isQuickWin(candidate),
    pareto: front.has(step.id),
    timeCritical: input.timeCritical?.has(item.id) ?? false,
    modelVersion: model.modelVersion,
  };
}

/** Answers too far apart and not yet confirmed in a talk. */
export function isSplit({ input }: Context, state: PracticeState): boolean {
  return state.agreement === 'split' && !input.confirmed?.has(state.id);
}

/** Roles with one of these letters for a practice or leaf principle, in the order of the catalogue. */
export function rolesWith(model: Model, id: string, letters: readonly string[]): RoleId[] {
  return ROLE_IDS.filter((role) => letters.includes(letterFor(model, id, role) ?? ''));
}
