import type { RoundFormat, RoundMode } from '@/lib/model/schema';
import type { ResultRow } from '@/lib/results/types';
import { atLeast } from '@/lib/scoring/rules';
import { MIN_CHANGE } from '@/lib/scoring/verdict';
import type { HeatMove } from './heat-code';

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

type Scored = Pick<ResultRow, 'score' | 'ci95' | 'margin'>;

/** Half of a 95 % interval before it was held inside the scale; null without one. */
const halfOf = ({ score, ci95 }: Scored): number | null =>
  score === null || ci95 === null ? null : Math.max(ci95.hi - score, score - ci95.lo);

/** 80 % of the normal distribution reach as far as this share of 95 %. */
const POSSIBLE_SHARE = 1.2816 / 1.96;

/**
 * The word for the change between two published rows of one scope: with two intervals from SE² = SE₁² + SE₂², where answers
 * are few from the margins of their numbers, which give strong words only (publishing rule, section 3). Made of what is
 * shown, it tells nothing more.
 */
export function moveBetween(before: Scored, after: Scored): HeatMove {
  if (before.score === null || after.score === null) return 'none';
  const halves = [halfOf(before), halfOf(after)] as const;
  const reach = [halves[0] ?? before.margin, halves[1] ?? after.margin] as const;
  if (reach[0] === null || reach[1] === null) return 'none';
  const delta = after.score - before.score;
  const size = Math.abs(delta);
  const sure = Math.hypot(reach[0], reach[1]);
  if (!atLeast(size, MIN_CHANGE)) return 'same';
  if (atLeast(size, sure)) return delta > 0 ? 'improved' : 'declined';
  const possible = halves[0] !== null && halves[1] !== null && atLeast(size, sure * POSSIBLE_SHARE);
  if (!possible) return 'same';
  return delta > 0 ? 'possibleUp' : 'possibleDown';
}
