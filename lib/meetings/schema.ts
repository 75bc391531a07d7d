import { z } from 'zod';
import { LIMITS } from '@/lib/limits';
import { LEVELS } from '@/lib/model/levels';

/** What leads a meeting on. 'lead' takes it over from somebody else. */
export const MEETING_MOVES = [
  'next',
  'back',
  'skip',
  'list',
  'pause',
  'resume',
  'more_time',
  'lead',
] as const;
export type MeetingMove = (typeof MEETING_MOVES)[number];

/** The value of the button that goes to an item. */
export const toItem = (itemId: string) => `to:${itemId}`;

/** A move, from the screen that was drawn at a version of the meeting. */
export const moveMeetingForm = z.object({
  version: z.coerce.number().int().min(0),
  move: z.union([
    z.enum(MEETING_MOVES),
    z
      .string()
      .regex(/^to:.{1,60}$/)
      .transform((move) => ({ to: move.slice(3) })),
  ]),
});
export type MoveMeetingForm = z.infer<typeof moveMeetingForm>;

/** '' means that nothing is agreed. */
const agreed = z
  .union([z.literal(''), z.enum(LEVELS.map(String) as [string, ...string[]])], { error: 'choose_one' })
  .optional()
  .transform((value) => (value ? (LEVELS[Number(value)] ?? null) : null));

const lines = (max: number) => z.string().trim().max(max, 'too_long').default('');

/** What a meeting writes down of an item. Whatever is agreed has a reason, which the command asks for. */
export const meetingItemForm = z.object({
  itemId: z.string().max(60),
  agreed,
  reason: lines(LIMITS.reason),
  note: lines(LIMITS.note),
  /** '' means nobody. */
  ownerId: z
    .union([z.literal(''), z.uuid('choose_one')], { error: 'choose_one' })
    .optional()
    .transform((value) => value || null),
});
export type MeetingItemForm = z.infer<typeof meetingItemForm>;
