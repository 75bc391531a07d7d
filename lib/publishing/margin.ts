/** 97.5 % point of the normal distribution, rounded as the publishing rule has it. */
const Z95 = 1.96;

/** What a margin is about; a framework goes as a principle, the larger of its neighbours: none was measured for it. */
export type MarginKind = 'item' | 'principle' | 'overall';

/** Standard deviation of people about their team's score, in points: of teams in general (publishing rule, section 3). */
const DEVIATION: Readonly<Record<MarginKind, number>> = { item: 0.83, principle: 0.55, overall: 0.45 };

/**
 * The same for a row of one or two items, of whatever kind: the reference has it for items and for rows of several. The
 * share of a person's variance that is in every answer and the share that is in each alone are those that lead from an item
 * (.83) to a principle of four (.55).
 */
const FEW = new Map([
  [1, DEVIATION.item],
  [2, Math.sqrt(DEVIATION.principle ** 2 + (DEVIATION.item ** 2 - DEVIATION.principle ** 2) / 3)],
]);

const deviationOf = (kind: MarginKind, items: number): number =>
  Math.max(DEVIATION[kind], FEW.get(items) ?? 0);

/**
 * Half width around a score that teams of n people have in general, in points; it uses no answers (publishing rule,
 * section 3).
 * @param items how many items the score is made of, at least 1
 */
export const scoreMargin = (kind: MarginKind, items: number, n: number): number =>
  (Z95 * deviationOf(kind, items)) / Math.sqrt(n);

/** The same for the difference of two scores of one row, from n₁ and n₂ people. */
export const changeMargin = (kind: MarginKind, items: number, before: number, after: number): number =>
  Z95 * deviationOf(kind, items) * Math.sqrt(1 / before + 1 / after);

/** Standard deviation of people about their team's answer to one item, in points. */
export const itemDeviation = DEVIATION.item;
