import { z } from 'zod';
import { optionalDate } from '@/lib/form-date';
import { LIMITS } from '@/lib/limits';

/** '' means nobody yet. */
const optionalOwner = z
  .union([z.literal(''), z.uuid('choose_one')], { error: 'choose_one' })
  .transform((value) => value || null)
  .optional()
  .transform((value) => value ?? null);

const MOST_HOURS = 999;

/** Whole or half hours a month with a point or a comma, for example 12 or 1,5; '' says nothing. */
const optionalHours = z
  .string()
  .trim()
  .regex(/^(?:\d{1,3}(?:[.,][05])?)?$/, 'hours_invalid')
  .transform((text) => (text === '' ? null : Number(text.replace(',', '.'))))
  .refine((hours) => hours === null || hours <= MOST_HOURS, 'hours_invalid')
  .optional()
  .transform((value) => value ?? null);

const targetLevel = z.coerce
  .number()
  .pipe(z.union([z.literal(2), z.literal(3), z.literal(4)], { error: 'choose_one' }));

export const addStepForm = z.object({
  roundId: z.uuid('invalid'),
  practiceId: z.string().max(40),
  targetLevel,
  ownerId: optionalOwner,
  dueDate: optionalDate,
});
export type AddStepForm = z.infer<typeof addStepForm>;

export const editStepForm = z.object({
  stepId: z.uuid('invalid'),
  ownerId: optionalOwner,
  dueDate: optionalDate,
  hoursSaved: optionalHours,
  note: z.string().trim().max(LIMITS.note, 'too_long').default(''),
});
export type EditStepForm = z.infer<typeof editStepForm>;

/** What can happen to a step; each is an event with a time, and each can be undone. */
export const STEP_MOVES = ['start', 'finish', 'drop', 'reopen'] as const;
export const STEP_STATUSES = ['planned', 'started', 'done', 'dropped'] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];
export const moveStepForm = z.object({
  stepId: z.uuid('invalid'),
  move: z.enum(STEP_MOVES),
  /** Where the step stood when the page was drawn. */
  from: z.enum(STEP_STATUSES).optional(),
});
export type MoveStepForm = z.infer<typeof moveStepForm>;
