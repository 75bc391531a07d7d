/** Tolerance of every comparison with a cut-off (scoring reference 3, introduction). */
export const EPS = 1e-9;

/** Numeric answers an item needs in anonymous and named rounds (scoring reference 3.3). */
export const MIN_ANSWERS = 3;

/** Share of applicable weight that a principle, a framework or a comparison needs (scoring reference 3.4, 3.10). */
export const MIN_COVERAGE = 0.6;

/** Share of applicable children that a group needs (scoring reference 3.4). */
export const MIN_GROUP_COVERAGE = 0.5;

/** Share of "don't know" above which an item is unknown (scoring reference 3.2). */
export const MAX_DONT_KNOW = 0.5;

/** Lowest and highest answer, and the number of answer options. */
export const LOWEST = 0;
export const HIGHEST = 4;
export const OPTIONS = 5;

/** `a >= b`, forgiving floating-point noise. */
export const atLeast = (a: number, b: number): boolean => a >= b - EPS;

/** `a <= b`, forgiving floating-point noise. */
export const atMost = (a: number, b: number): boolean => a <= b + EPS;

/** Puts a number of any size on the 0–4 scale. */
export const clipToScale = (x: number): number => Math.min(HIGHEST, Math.max(LOWEST, x));
