import type { Step } from '@/lib/rounds/participation';
import type { RoundSummary } from './types';

/**
 * How the people who answered a published round are told; the key of a message under `teams.overview.answers`. `agreed`:
 * nobody answered alone; a step or `few`: so few were asked the same that the number would tell of single people.
 */
export const answeredBy = ({ format, responded, step }: RoundSummary): 'of' | 'few' | 'agreed' | Step =>
  format === 'consensus' ? 'agreed' : responded === null ? (step ?? 'few') : 'of';

/** The numbers of that message. */
export const answeredValues = ({ responded, invited }: RoundSummary) => ({
  responded: responded ?? 0,
  invited: invited ?? 0,
});
