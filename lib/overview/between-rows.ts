import type { RoundFormat, RoundMode } from '@/lib/model/schema';
import type { HeatMove } from './heat-code';
import { changeFromIntervals, type Measured, wordFor } from './two-scores';

/** What two rounds of a team must have in common for their published scores to be put side by side. */
export interface RoundKind {
  mode: RoundMode;
  format: RoundFormat;
  weighting: 'equal' | 'raci';
  modelVersionId: string;
}

/**
 * Whether the published rows of two rounds stand on one scale, told from the rounds alone: asked with the same questions and
 * the same model, counted alike, and answered by people, not agreed. Stricter than the rule for rounds that are compared when
 * they are published, which knows what single items weigh.
 */
export const standAlike = (one: RoundKind, other: RoundKind): boolean =>
  one.mode === other.mode &&
  one.format === other.format &&
  one.format !== 'consensus' &&
  one.weighting === other.weighting &&
  one.modelVersionId === other.modelVersionId;

type Scored = Measured['row'];

/** How far a score may be off: half of its interval before it was held inside the scale, else the margin of so few people. */
const reachOfRow = ({ score, ci95, margin }: Scored): number | null =>
  score === null || ci95 === null ? margin : Math.max(ci95.hi - score, score - ci95.lo);

/**
 * The word for the change between two published rows of one scope: of two intervals as `changeBetween` has it, where answers
 * are few from the margins of their numbers, which give strong words only (publishing rule, section 3). Made of what is
 * shown, it tells nothing more.
 */
export function moveBetween(before: Scored, after: Scored): HeatMove {
  if (before.score === null || after.score === null) return 'none';
  const delta = after.score - before.score;
  const rows = [before, after];
  const found = changeFromIntervals(
    delta,
    rows.map((row) => ({ row, factor: 1 })),
  );
  const [one, other] = rows.map(reachOfRow);
  if (!found && (one == null || other == null)) return 'none';
  const margin = Math.hypot(one ?? 0, other ?? 0);
  switch (found?.verdict ?? wordFor(delta, margin, margin)) {
    case 'improved':
      return 'improved';
    case 'declined':
      return 'declined';
    case 'possible':
      return delta > 0 ? 'possibleUp' : 'possibleDown';
    default:
      return 'same';
  }
}
