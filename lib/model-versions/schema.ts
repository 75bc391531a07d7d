import { z } from 'zod';
import { MAX_DOCUMENT_BYTES } from '@/lib/model/document';

/** The model a round is asked with: the newest built-in one, or one of the organization by its id. */
export const modelChoice = z.union([z.literal('built-in'), z.uuid('choose_one')], { error: 'choose_one' });
export type ModelChoice = z.infer<typeof modelChoice>;

/** How a form says a version. */
export const choiceOf = ({ id, own }: { id: string; own: boolean }): ModelChoice => (own ? id : 'built-in');

export const publishForm = z.object({
  /** What the person had before them, so that nobody publishes what somebody else changed meanwhile. */
  seen: z.string().max(100),
  /** The author's word that changed anchors mean what they meant. */
  anchorsKeepMeaning: z.literal('yes').optional(),
});
export type PublishForm = z.infer<typeof publishForm>;

export const chooseForm = z.object({
  model: modelChoice,
  /** What was chosen when the page was drawn. */
  seen: modelChoice.optional(),
});

const fits = (text: string) => new TextEncoder().encode(text).length <= MAX_DOCUMENT_BYTES;

/** What `readUpload` makes of the form. */
export const draftForm = z.object({
  /** Fingerprint of the text that the person had before them; absent for a new draft. */
  seen: z.string().max(100).optional(),
  file: z
    .string()
    .refine((outcome) => outcome !== 'too_large', 'model_too_large')
    .refine((outcome) => outcome !== 'not_text', 'file_not_text'),
  text: z
    .string('required')
    .regex(/\S/)
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .refine(fits, 'model_too_large'),
});
