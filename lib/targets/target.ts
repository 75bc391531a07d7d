import { DEFAULT_TARGET } from '@/lib/advice';
import { findItem } from '@/lib/model/graph';
import type { Model } from '@/lib/model/schema';

export type TargetScope = 'principle' | 'framework' | 'overall';

/** A level that was set for a team, or, where `teamId` is null, for all that have none of their own. */
export interface Target {
  id: string;
  teamId: string | null;
  scope: TargetScope;
  scopeId: string;
  /** 1–4 */
  level: number;
  /** `YYYY-MM-DD`; null where no day is set. */
  dueDate: string | null;
}

/** The target in force, and where it comes from; `null` is the default. */
export interface TargetInForce {
  level: number;
  dueDate: string | null;
  from: Target | null;
}

/** What kind of row an id names in a model; null where the model has no such row. */
export function scopeOf(model: Model, id: string): TargetScope | null {
  if (id === 'overall') return 'overall';
  if (model.frameworks.some((framework) => framework.id === id)) return 'framework';
  return model.principles.some((principle) => principle.id === id) ? 'principle' : null;
}

/** The row itself and what it is under, the nearest first: a principle's group, its framework and overall. */
function withAbove(model: Model, id: string): readonly string[] {
  const item = findItem(model, id);
  if (!item || !('framework' in item)) return id === 'overall' ? [id] : [id, 'overall'];
  return [item.id, ...(item.parent ? [item.parent] : []), item.framework, 'overall'];
}

/**
 * The target of a row in force for a team: the nearest above it among the team's own, then among those of all teams, then
 * the default.
 * @param teamId null for what holds for all teams that have none of their own
 * @param id a principle, a framework or 'overall'
 */
export function targetFor(
  model: Model,
  targets: readonly Target[],
  teamId: string | null,
  id: string,
): TargetInForce {
  const ids = withAbove(model, id);
  for (const owner of [teamId, null]) {
    for (const one of ids) {
      const from = targets.find((target) => target.teamId === owner && target.scopeId === one);
      if (from) return { level: from.level, dueDate: from.dueDate, from };
    }
  }
  return { level: DEFAULT_TARGET, dueDate: null, from: null };
}
