import { z } from 'zod';

/** The model a round is asked with: the newest built-in one, or one of the organization by its id. */
export const modelChoice = z.union([z.literal('built-in'), z.uuid()], { error: 'choose_one' });
export type ModelChoice = z.infer<typeof modelChoice>;

export const publishForm = z.object({
  /** What the person had before them, so that nobody publishes what somebody else changed meanwhile. */
  seen: z.string().max(100),
  /** The author's word that changed anchors mean what they meant. */
  anchorsKeepMeaning: z.literal('yes').optional(),
});
export type PublishForm = z.infer<typeof publishForm>;

export const chooseForm = z.object({ model: modelChoice });
