import type { ResultRow } from '@/lib/results/types';
import { type PooledTeam, type Pooling, poolTeams, type TeamWithoutSpread } from '@/lib/scoring/pooling';
import { HIGHEST, LOWEST } from '@/lib/scoring/rules';
import { tQuantile } from '@/lib/scoring/student-t';

/** A team's score as one viewer sees it. */
export interface SeenScore {
  teamId: string;
  row: Pick<ResultRow, 'score' | 'ci95' | 'margin' | 'n'>;
  /** Principles that everybody was asked something of: at least so many answers stand behind each person. */
  principles: number;
}

const Z95 = 1.96;

/**
 * What a team enters the pool with. Its spread only where that is shown to this viewer: the error follows from the published
 * interval. Else what its number of people alone says, as in the margin beside its score: the spread of few answers is those
 * answers, and a variance made of it could be worked back from how far the other teams are pulled. An interval of people
 * whose number is not told enters as wide as it can be meant, and not into the variance that all share.
 */
function enteringWith({ teamId: id, row, principles }: SeenScore): PooledTeam | TeamWithoutSpread | null {
  const { score, ci95, margin, n } = row;
  if (score === null) return null;
  if (ci95 === null) return margin === null ? null : { id, score, variance: (margin / Z95) ** 2 };
  const { lo, hi } = ci95;
  const reach = lo <= LOWEST && hi >= HIGHEST ? HIGHEST : Math.max(score - lo, hi - score);
  if (n === null || n < 2) return { id, score, variance: (reach / Z95) ** 2 };
  return { id, score, n, answers: n * Math.max(1, principles), seJackknife: reach / tQuantile(0.975, n - 1) };
}

/**
 * The scores of teams pulled to their common mean (methods reference, b), from what a viewer sees of them and nothing else.
 * Null for fewer than five teams that show a measured score, or where none shows its spread.
 */
export const steadied = (seen: readonly SeenScore[]): Pooling | null =>
  poolTeams(
    seen.flatMap((one) => {
      const team = enteringWith(one);
      return team ? [team] : [];
    }),
  );
