import { type Context, contextOf } from './context';
import { isSplit, rolesWith } from './explain';
import { compareDown, compareIds } from './order';
import { stepsIn } from './steps';
import type { AdviceInput, ClarifyItem, DiscussItem, PracticeState } from './types';

/** What has to be found out before planning; whatever holds up most practices comes first. */
export function clarify(input: AdviceInput): ClarifyItem[] {
  return clarifyIn(contextOf(input));
}

export function clarifyIn(context: Context): ClarifyItem[] {
  const held = new Map<string, Set<string>>();
  for (const { practiceId, blockedBy } of stepsIn(context)) {
    for (const id of blockedBy) held.set(id, (held.get(id) ?? new Set()).add(practiceId));
  }
  const items = new Map<string, ClarifyItem>();
  for (const state of scopeStates(context)) {
    if (state.status !== 'insufficient' && state.status !== 'unknown') continue;
    const { scope, id } = subject(context, state);
    const blocks = new Set([...(items.get(id)?.blocks ?? []), ...(held.get(state.id) ?? [])]);
    items.set(id, {
      scope,
      id,
      reason: state.status,
      n: state.n ?? 0,
      dontKnow: state.dontKnow,
      blocks: [...blocks].toSorted(compareIds),
      askRoles: rolesWith(context.model, id, ['R', 'A']),
    });
  }
  return [...items.values()].toSorted((a, b) => b.blocks.length - a.blocks.length || compareIds(a.id, b.id));
}

/** Scored items whose answers are split and not yet confirmed, most divided first. */
export function discussFirst(input: AdviceInput): DiscussItem[] {
  return discussIn(contextOf(input));
}

export function discussIn(context: Context): DiscussItem[] {
  const items = new Map<string, DiscussItem>();
  for (const state of scopeStates(context)) {
    if (state.score === null || !isSplit(context, state)) continue;
    const { scope, id } = subject(context, state);
    items.set(id, { scope, id, score: state.score, ad: state.ad, n: state.n });
  }
  return [...items.values()].toSorted((a, b) => compareDown(a.ad ?? 0, b.ad ?? 0) || compareIds(a.id, b.id));
}

/** States in scope, in id order. */
function scopeStates(context: Context): PracticeState[] {
  return context.practices.flatMap(({ id }) => context.state(id) ?? []);
}

/** What people were asked: the practice, or its principle when the practice is only estimated from it. */
function subject(context: Context, state: PracticeState): { scope: 'practice' | 'principle'; id: string } {
  if (!state.estimated) return { scope: 'practice', id: state.id };
  const principleId = context.practices.find(({ id }) => id === state.id)?.principle ?? state.id;
  return { scope: 'principle', id: principleId };
}
