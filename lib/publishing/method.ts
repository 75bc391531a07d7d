/**
 * Number of the methods by which results are worked out: 1 is release 0.1.0, which stored no number; 2 is the publishing
 * rule with changes, levels and names of the methods reference. Raise it when a word of a stored result could come out
 * otherwise: rounds of an older method are published anew at the next start (lib/rounds/republish.ts).
 */
export const METHOD = 2;
