/**
 * Number of the methods by which results are worked out: 1 is release 0.1.0, which stored no number; 2 is the publishing
 * rule with changes, levels and names of the methods reference. Only rounds without a number are published anew at the next
 * start (lib/jobs/republish.ts): a later method would have to begin with the sums that are public already.
 */
export const METHOD = 2;
