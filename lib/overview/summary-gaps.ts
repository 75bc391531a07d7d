import { leaves } from '@/lib/model/graph';
import type { Model, Principle } from '@/lib/model/schema';
import type { ResultRow } from '@/lib/results/types';
import { type Target, targetFor } from '@/lib/targets/target';

/** What a team shows of its principles. */
export interface PrinciplesSeen {
  teamId: string;
  model: Model;
  rows: readonly Pick<ResultRow, 'id' | 'level'>[];
}

/** A principle in which most teams are below their target. */
export interface CommonGap {
  principle: Principle;
  /** Teams below their target, of those with a level that is shown. */
  below: number;
  teams: number;
}

/** Fewest teams of which "most" is said. */
const MIN_TEAMS = 3;

/**
 * The principles in which most teams with a shown level are below their target, those of the largest share first and then in
 * model order. A level that is hidden is in no number.
 */
export function commonGaps(seen: readonly PrinciplesSeen[], targets: readonly Target[]): CommonGap[] {
  const found = new Map<string, CommonGap>();
  for (const { teamId, model, rows } of seen) {
    const levels = new Map(rows.map(({ id, level }) => [id, level]));
    for (const principle of leaves(model)) {
      const level = levels.get(principle.id) ?? null;
      if (level === null) continue;
      const gap = found.get(principle.id) ?? { principle, below: 0, teams: 0 };
      found.set(principle.id, gap);
      gap.teams++;
      if (level < targetFor(model, targets, teamId, principle.id).level) gap.below++;
    }
  }
  return [...found.values()]
    .filter(({ below, teams }) => teams >= MIN_TEAMS && below > teams / 2)
    .sort((one, other) => other.below / other.teams - one.below / one.teams || other.below - one.below);
}
