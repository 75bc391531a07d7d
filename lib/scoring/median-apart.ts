import { atLeast } from './rules';
import type { ScoreRow } from './types';

/** Mean and median of a practice tell different stories: |mean − median| ≥ 0.75 (scoring reference 3.3). */
export const meanAndMedianDiffer = (row: Pick<ScoreRow, 'score' | 'median'>): boolean =>
  row.score !== null && row.median !== null && atLeast(Math.abs(row.score - row.median), 0.75);
