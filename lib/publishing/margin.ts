/** 97.5 % point of the normal distribution, rounded as the publishing rule has it. */
const Z95 = 1.96;

/** What a margin is about; a framework goes as a principle, the larger of its neighbours: none was measured for it. */
export type MarginKind = 'item' | 'principle' | 'overall';

/** Standard deviation of people about their team's score, in points: of teams in general (publishing rule, section 3). */
const DEVIATION: Readonly<Record<MarginKind, number>> = { item: 0.83, principle: 0.55, overall: 0.45 };

/**
 * Half width around a score that teams of n people have in general, in points; it uses no answers (publishing rule,
 * section 3).
 */
export const scoreMargin = (kind: MarginKind, n: number): number => (Z95 * DEVIATION[kind]) / Math.sqrt(n);

/** The same for the difference of two scores of one row, from n₁ and n₂ people. */
export const changeMargin = (kind: MarginKind, before: number, after: number): number =>
  Z95 * DEVIATION[kind] * Math.sqrt(1 / before + 1 / after);
