'use server';

import { z } from 'zod';
import { submit, submitChanges } from '@/app/_actions/form-action';
import { may } from '@/lib/access/allow';
import { resetFactorsOfMember } from '@/lib/access/factors/reset';
import { makePasswordLink } from '@/lib/access/password-link';
import { requireOrganization } from '@/lib/access/require';
import { endSessionsOfMember } from '@/lib/access/sessions';
import { demandPace } from '@/lib/access/throttle';
import type { OrganizationAccess } from '@/lib/access/types';
import { type FormState, typedValues } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';
import { changePersonRole, removePerson } from '@/lib/organizations/commands';
import { personRoleForm } from '@/lib/organizations/schema';
import { ASKS_AGAIN } from './asks-again';

const OnePerson = z.object({ userId: z.uuid('invalid') });

export async function changeRoleAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submitChanges(personRoleForm, ['userId'], data, async (form, seen) => {
    const stepsDown = form.userId === access.userId && form.role !== undefined && form.role !== access.role;
    // Who may change nobody's role is refused by the command, and asked nothing.
    if (stepsDown && may(access, 'people:edit-roles') && data.get('steppingDown') !== 'yes') {
      const message = (await getTranslations('organizations.people'))('stepDownFirst');
      return { doneAt: undefined, result: ASKS_AGAIN, message, values: typedValues(data) };
    }
    await changePersonRole(access, form, seen);
    return {};
  });
}

async function toPerson(
  organizationId: string,
  data: FormData,
  command: (access: OrganizationAccess, userId: string) => Promise<void>,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(OnePerson, data, async ({ userId }) => {
    await command(access, userId);
    return {};
  });
}

export async function removePersonAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  return toPerson(organizationId, data, removePerson);
}

/** Signs somebody out on all their devices. */
export async function signOutPersonAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  return toPerson(organizationId, data, endSessionsOfMember);
}

/** Makes a link to a new password; its address is shown once, as the form's result. */
export async function makePasswordLinkAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(OnePerson, data, async ({ userId }) => {
    await demandPace('link', access.userId);
    return { result: `/reset/${await makePasswordLink(access, userId)}` };
  });
}

/** Takes away the second factors of somebody who lost theirs. */
export async function resetFactorsAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  return toPerson(organizationId, data, resetFactorsOfMember);
}
