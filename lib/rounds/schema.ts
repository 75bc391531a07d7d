import { z } from 'zod';
import { type Given, type Note, type NoteProblem, noteIn, tidyNote } from '@/lib/answering/notes';
import type { FieldError } from '@/lib/form';
import { optionalDate } from '@/lib/form-date';
import { line } from '@/lib/form-line';
import { LIMITS } from '@/lib/limits';
import { answerValue, frameworkId } from '@/lib/model/schema';
import { modelChoice } from '@/lib/model-versions/schema';
import { EVERY } from './calendar';

/** The most questions that each person is asked in a round that is limited. */
export const QUESTION_LIMIT = 60;

/** Ticks of a group that may be missing from the form, and where it is there has one at least: the form sends '' along for none. */
const ticked = <T extends z.ZodType>(one: T) =>
  z
    .preprocess(
      (value) => (value === undefined ? undefined : [value].flat().filter((each) => each !== '')),
      z.array(one).min(1, 'tick_one').optional(),
    )
    .optional();

/** What decides what a round asks of whom. */
const asks = {
  /** Whether nobody is asked more than `QUESTION_LIMIT` questions; of use where all practices are asked. */
  limited: z.literal('on').optional(),
  /** What the organization chose for new rounds when absent. */
  model: modelChoice.optional(),
  /** Frameworks of the team that are asked; all when absent. */
  scope: ticked(frameworkId),
  /** People of the team who are asked; all when absent. */
  people: ticked(z.uuid('invalid')),
};

const opened = z.object({
  name: line(LIMITS.roundName),
  mode: z.enum(['quick', 'key', 'full'], { error: 'choose_one' }),
  format: z.enum(['anonymous', 'consensus'], { error: 'choose_one' }),
  ...asks,
  /** Last day for answering; from today on. */
  endsOn: optionalDate.optional(),
  /** Whether answering ends by itself when that day is over. */
  endsItself: z.literal('on').optional(),
  /** How often such a round opens again. */
  every: z.union([z.literal(''), z.enum(EVERY)], { error: 'choose_one' }).optional(),
});
/** A consensus asks whoever writes it down: ticks of people that its form does not show say nothing. */
export const openRoundForm = z.preprocess(
  (fields) =>
    typeof fields === 'object' && fields && 'format' in fields && fields.format === 'consensus'
      ? { ...fields, people: undefined }
      : fields,
  opened,
);
export type OpenRoundForm = z.infer<typeof openRoundForm>;

/** What is chosen so far in the form of a new round, for what it says of that; what cannot be read is as good as not chosen. */
export const previewForm = z.object({
  model: asks.model.catch(undefined),
  scope: asks.scope.catch([]),
  people: asks.people.catch([]),
});
export type PreviewForm = z.infer<typeof previewForm>;

/** When answering is to end. */
export const endRoundForm = z.object({
  endsOn: optionalDate,
  endsItself: z.preprocess((value) => [value].flat().includes('on'), z.boolean()),
});
export type EndRoundForm = z.infer<typeof endRoundForm>;

export const renameRoundForm = z.object({ name: line(LIMITS.roundName) });
export type RenameRoundForm = z.infer<typeof renameRoundForm>;

/** Why a published round is deleted: whoever looks for it reads it until it is gone for good. */
export const deleteRoundForm = z.object({ reason: line(LIMITS.reason) });
export type DeleteRoundForm = z.infer<typeof deleteRoundForm>;

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

/** A text beside an answer, of one of the known parts; how long it may be depends on the part (`problemIn`). */
export const note = z.object({
  itemId: z
    .string()
    .max(60)
    .refine((id) => noteIn(id) !== null),
  text: z
    .string()
    .max(4_000)
    .refine((text) => tidyNote(text) === text),
  answeredAt: z.number().int().positive(),
}) satisfies z.ZodType<Note>;

/** Why an answer or a text of a batch was not kept. */
export type AnswerRejection = 'malformed' | 'invalid_value' | 'unknown_item' | 'not_asked' | NoteProblem;

export interface SavedBatch {
  saved: string[];
  rejected: { itemId: string | null; reason: AnswerRejection }[];
  /** What is stored of `saved` where it is not what was sent: a newer answer of the same person, or an earlier moment. */
  kept: Given[];
}

/** A reason has at least as many characters as the database asks for. */
const SHORTEST_REASON = 20;

/** What a facilitator decided on an item when closing; without a reason it stays in the score. */
export interface NaDecision {
  itemId: string;
  reason: string | null;
}

/** Names of the form's fields for an item. */
export const decisionField = (itemId: string) => `decision.${itemId}`;
export const reasonField = (itemId: string) => `reason.${itemId}`;

const PREFIXES = [decisionField(''), reasonField('')];

/** Items that a form asks about: one that is not decided sends the field of its reason only. */
const itemsOf = (fields: Record<string, unknown>) =>
  new Set(
    Object.keys(fields).flatMap((name) =>
      PREFIXES.filter((prefix) => name.startsWith(prefix)).map((prefix) => name.slice(prefix.length)),
    ),
  );

/** The decisions of a form, each with its reason if the item does not apply. Errors stand at the fields of their item. */
export const publishRoundForm = z.record(z.string(), z.unknown()).transform((fields, ctx): NaDecision[] =>
  [...itemsOf(fields)].flatMap((itemId): NaDecision[] => {
    const name = decisionField(itemId);
    const value = fields[name];
    if (value === 'keep') return [{ itemId, reason: null }];
    const wrong = (field: string, message: FieldError) => {
      ctx.addIssue({ code: 'custom', message, path: [field] });
      return [];
    };
    if (value !== 'not_applicable') return wrong(name, 'decide');
    const field = reasonField(itemId);
    const written = fields[field];
    const reason = typeof written === 'string' ? written.replaceAll('\r\n', '\n').trim() : '';
    // PostgreSQL counts code points, and so does this.
    const { length } = [...reason];
    if (length < SHORTEST_REASON) return wrong(field, 'reason_short');
    return length > LIMITS.reason ? wrong(field, 'too_long') : [{ itemId, reason }];
  }),
);
