import { z } from 'zod';
import { line } from '@/lib/form';
import { answerValue } from '@/lib/model/schema';
import { modelChoice } from '@/lib/model-versions/schema';

export const openRoundForm = z.object({
  name: line(80),
  mode: z.enum(['quick', 'key', 'full'], { error: 'choose_one' }),
  format: z.enum(['anonymous', 'consensus'], { error: 'choose_one' }),
  /** What the organization chose for new rounds when absent. */
  model: modelChoice.optional(),
});
export type OpenRoundForm = z.infer<typeof openRoundForm>;

/** The most answers that one request may carry; the longest questionnaire has 112. */
export const MAX_BATCH = 200;

/** The envelope of a batch; each answer is judged on its own, so that one bad answer never loses the others. */
export const answerBatch = z.object({ answers: z.array(z.unknown()).min(1).max(MAX_BATCH) });

export const answer = z.object({
  itemId: z.string().max(40),
  value: answerValue,
  /** When the person chose it, in milliseconds since 1970 by their own clock. */
  answeredAt: z.number().int().positive(),
});
export type Answer = z.infer<typeof answer>;

/** Why an answer of a batch was not kept. */
export type AnswerRejection = 'malformed' | 'invalid_value' | 'unknown_item' | 'not_asked';

export interface SavedBatch {
  saved: string[];
  rejected: { itemId: string | null; reason: AnswerRejection }[];
}
