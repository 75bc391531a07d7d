import { clarifyIn, discussIn } from './clarify';
import { contextOf } from './context';
import { explain } from './explain';
import { type ChartPoint, effortImpact, paretoFront } from './pareto';
import { rank } from './rank';
import { select } from './select';
import { stepsIn } from './steps';
import type { AdviceInput, ClarifyItem, DiscussItem, RankedStep, Recommendation, Step } from './types';

/** Practices to take up next, without a plan over cycles. */
export interface Advice {
  /** At most `limit`, best first. */
  recommendations: readonly Recommendation[];
  /** Every step that could start now, best first. */
  ranking: readonly RankedStep[];
  /** Every step that exists, ready or not. */
  steps: readonly Step[];
  /** The effort–impact chart of the ready steps. */
  chart: readonly ChartPoint[];
  clarify: readonly ClarifyItem[];
  discussFirst: readonly DiscussItem[];
}

/**
 * Ranks what a team can start now and explains the first ones (recommendation reference 4.2–4.4, 4.7).
 * The same input gives the same advice, whatever the order of its lists.
 * @param limit how many to explain; default 5.
 * @throws RangeError when capacity or WIP is not positive.
 */
export function nextPractices(input: AdviceInput, limit = 5): Advice {
  const context = contextOf(input);
  const all = stepsIn(context);
  const ranking = rank(context, all);
  const front = paretoFront(all);
  const recommendations = select(ranking, limit).map((selected, i) => {
    const behind = ranking[ranking.indexOf(selected.candidate) + 1];
    return explain(context, selected, i + 1, behind, front);
  });
  return {
    recommendations,
    ranking,
    steps: all,
    chart: effortImpact(all),
    clarify: clarifyIn(context),
    discussFirst: discussIn(context),
  };
}
