import { z } from 'zod';
import { optionalEmail } from '@/lib/access/forms';
import type { FieldError } from '@/lib/form';
import { line } from '@/lib/form-line';
import { chosenGroup } from '@/lib/groups/schema';
import { LIMITS } from '@/lib/limits';
import { DELIVERABLE_TYPES, frameworkId, roleId } from '@/lib/model/schema';
import { typedName } from '@/lib/typed-name';

const chosenFrameworks = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(frameworkId).min(1, 'choose_one'),
);

/** Any number of kinds, none included, each once and in the order above. */
const chosenDeliverables = z
  .preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(DELIVERABLE_TYPES, { error: 'invalid' })),
  )
  .transform((chosen) => DELIVERABLE_TYPES.filter((one) => chosen.includes(one)));

/** A whole number from 1 to one of three digits at most. */
const wholeNumber = (most: number, wrong: FieldError) =>
  z
    .string(wrong)
    .trim()
    .regex(/^\d{1,3}$/, wrong)
    .transform(Number)
    .pipe(z.int().min(1, wrong).max(most, wrong));

export const teamForm = z.object({
  name: line(LIMITS.name),
  scope: chosenFrameworks,
  deliverableTypes: chosenDeliverables,
  /** Absent for a new team, which is in no group yet and has the usual capacity. */
  groupId: chosenGroup.optional(),
  capacity: wholeNumber(LIMITS.capacity, 'capacity_invalid').optional(),
});
export type TeamForm = z.infer<typeof teamForm>;

/** Whoever deletes a team types its name: nobody does that by mistake. */
export const deleteTeamForm = (name: string) => z.object({ name: typedName(name) });

/** '' lets the person who joins choose their own job role. */
const optionalJobRole = z
  .union([roleId, z.literal('')], { error: 'choose_one' })
  .transform((value) => value || null);

export const invitationForm = z.object({
  jobRole: optionalJobRole,
  role: z.enum(['facilitator', 'member', 'viewer'], { error: 'choose_one' }),
  /** For whom it is, in words. */
  givenTo: line(LIMITS.name),
  maxUses: wholeNumber(LIMITS.linkUses, 'uses_invalid'),
  /** Where it is to be mailed; nothing where it is passed on by hand. */
  email: optionalEmail,
});
export type InvitationForm = z.infer<typeof invitationForm>;

export const jobRoleForm = z.object({
  userId: z.uuid('invalid'),
  role: z.enum(roleId.options, { error: 'choose_one' }),
});
export type JobRoleForm = z.infer<typeof jobRoleForm>;
