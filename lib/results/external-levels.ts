import { BADGES, type Badge, badges } from '@/lib/badges';
import type { FrameworkId, Model, RoundMode } from '@/lib/model/schema';
import type { ResultRow } from './types';

/** Why a practice of a badge has no row in a result. */
export type Absent = 'not_asked' | 'out_of_scope';

/**
 * The external levels of a result. `out_of_scope`: the team leaves MLOps out; `quick_round`: practices were not asked;
 * `unknown`: no practice of MLOps behind the levels has a score that this viewer may see, which is not the same as level 0.
 */
export type ExternalLevels =
  | { state: 'out_of_scope' | 'quick_round' | 'unknown' }
  | {
      state: 'known';
      badges: readonly Badge[];
      /** The row of a practice, or why there is none. */
      rowOf(practiceId: string): ResultRow | Absent;
    };

const ML_PRACTICES = new Set(
  BADGES.flatMap(({ levels }) => levels.flatMap(({ needs }) => needs.flat())).filter((id) =>
    id.startsWith('MLO-'),
  ),
);

/** Levels of Google and Microsoft as far as this viewer's rows tell (reference model 2.10); hidden scores count for nothing. */
export function externalLevels(model: Model, mode: RoundMode, rows: readonly ResultRow[]): ExternalLevels {
  const frameworks = new Set(rows.filter(({ scope }) => scope === 'framework').map(({ id }) => id));
  if (!frameworks.has('MLO' satisfies FrameworkId)) return { state: 'out_of_scope' };
  if (mode === 'quick') return { state: 'quick_round' };
  const practices = new Map(rows.filter(({ scope }) => scope === 'practice').map((row) => [row.id, row]));
  const scoreOf = (id: string) => practices.get(id)?.score ?? null;
  const derived = badges(model, mode, scoreOf);
  // What the round's model cannot tell is worth saying even where nothing has a score.
  const tellable = derived.some(({ status }) => status === 'derived');
  if (tellable && ![...ML_PRACTICES].some((id) => scoreOf(id) !== null)) return { state: 'unknown' };
  return {
    state: 'known',
    badges: derived,
    rowOf: (id) => practices.get(id) ?? (frameworks.has(id.slice(0, 3)) ? 'not_asked' : 'out_of_scope'),
  };
}
