import { z } from 'zod';
import { ORGANIZATION_ROLES } from '@/lib/access/policy';
import { line } from '@/lib/form-line';
import { knownZone } from '@/lib/i18n/format';
import { LIMITS } from '@/lib/limits';
import { typedName } from '@/lib/typed-name';

/** A time zone by its name. */
const timeZone = z
  .string('required')
  .min(1)
  .transform((text, context) => {
    const zone = knownZone(text);
    if (zone) return zone;
    context.addIssue('zone_unknown');
    return z.NEVER;
  });

export const organizationForm = z.object({
  name: line(LIMITS.name),
  outsideThreshold: z.coerce.number('invalid').int().min(3).max(10),
  timeZone,
});
export type OrganizationForm = z.infer<typeof organizationForm>;

/** Whoever deletes an organization types its name: nobody does that by mistake. */
export const deleteOrganizationForm = (name: string) => z.object({ confirmedName: typedName(name) });

export const personRoleForm = z.object({
  userId: z.uuid('invalid'),
  role: z.enum(ORGANIZATION_ROLES, { error: 'choose_one' }),
});
export type PersonRoleForm = z.infer<typeof personRoleForm>;

const role = z.enum(ORGANIZATION_ROLES, { error: 'choose_one' });

/** Roles of which a second factor is asked; one tick comes as a text, none not at all. */
export const factorRolesForm = z.object({
  roles: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(role)),
});
