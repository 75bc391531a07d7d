/** Scores are stored as they were shown, so equal ones differ by nothing but the way through the database. */
const SAME = 1e-9;

/** Whether a score is the one that a step was planned from. */
export const isSameScore = (shown: number, stored: number): boolean => Math.abs(shown - stored) <= SAME;
