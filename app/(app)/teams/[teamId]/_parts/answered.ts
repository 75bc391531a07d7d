import type { RoundSummary } from '@/lib/results/types';

/**
 * How the people who answered a published round are told; the key of a message under `teams.overview.answers`. `agreed`:
 * nobody answered alone; `few`: so few were asked that the number would tell of single people.
 */
export const answeredBy = ({ format, responded }: RoundSummary): 'of' | 'few' | 'agreed' =>
  format === 'consensus' ? 'agreed' : responded === null ? 'few' : 'of';

/** The numbers of that message. */
export const answeredValues = ({ responded, invited }: RoundSummary) => ({
  responded: responded ?? 0,
  invited: invited ?? 0,
});
