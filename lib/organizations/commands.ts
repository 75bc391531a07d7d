import 'server-only';
import { and, count, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { invitations, memberships, organizations, teamMembers } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { can } from '@/lib/access/policy';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';
import { forgetRespondent } from '@/lib/rounds/respondents';
import type { OrganizationForm, PersonRoleForm } from './schema';

async function countOwners(tx: Tenant): Promise<number> {
  const [owners] = await tx.select({ many: count() }).from(memberships).where(eq(memberships.role, 'owner'));
  return owners?.many ?? 0;
}

/** Ends the invitation links that match, among those that still work. */
const endInvitations = (tx: Tenant, which: SQL | undefined) =>
  tx
    .update(invitations)
    .set({ revokedAt: new Date() })
    .where(and(isNull(invitations.revokedAt), which));

/** Changes the name and the anonymity threshold for people outside a team. */
export async function editOrganization(access: OrganizationAccess, form: OrganizationForm): Promise<void> {
  allow(access, 'organization:edit');
  await inOrganization(access, (tx) =>
    tx.update(organizations).set(form).where(eq(organizations.id, access.organizationId)),
  );
}

/**
 * Gives a person another role in the organization. Only owners make or unmake owners.
 * Throws `Refused`: 'last_owner' when nobody would be left, 'not_a_member' for strangers.
 */
export async function changePersonRole(access: OrganizationAccess, form: PersonRoleForm): Promise<void> {
  allow(access, 'people:edit-roles');
  await inOrganization(access, async (tx) => {
    // One lock for all changes of owners, so that two of them cannot resign at the same moment.
    await tx.select({ id: organizations.id }).from(organizations).for('update');
    const person = eq(memberships.userId, form.userId);
    const [held] = await tx.select({ role: memberships.role }).from(memberships).where(person);
    if (!held) throw new Refused('not_a_member');
    const touchesOwners = held.role === 'owner' || form.role === 'owner';
    if (touchesOwners && access.role !== 'owner') throw new Refused('not_allowed');
    if (held.role === 'owner' && form.role !== 'owner') {
      if ((await countOwners(tx)) < 2) throw new Refused('last_owner');
    }
    await tx.update(memberships).set({ role: form.role }).where(person);
    if (!can(form.role, 'team:invite')) await endInvitations(tx, eq(invitations.createdBy, form.userId));
  });
}

/**
 * Takes a person out of the organization and all its teams; it works at once. Their past answers stay, unnamed.
 * Throws `Refused`: 'not_allowed' for owners unless by an owner, 'last_owner', 'not_a_member' for strangers.
 */
export async function removePerson(access: OrganizationAccess, userId: string): Promise<void> {
  allow(access, 'people:remove');
  await inOrganization(access, async (tx) => {
    await tx.select({ id: organizations.id }).from(organizations).for('update');
    const person = eq(memberships.userId, userId);
    const [held] = await tx.select({ role: memberships.role }).from(memberships).where(person);
    if (!held) throw new Refused('not_a_member');
    if (held.role === 'owner') {
      if (access.role !== 'owner') throw new Refused('not_allowed');
      if ((await countOwners(tx)) < 2) throw new Refused('last_owner');
    }
    const theirTeams = tx
      .select({ id: teamMembers.teamId })
      .from(teamMembers)
      .where(eq(teamMembers.userId, userId));
    // Links they know or made would let them in again.
    await endInvitations(tx, or(inArray(invitations.teamId, theirTeams), eq(invitations.createdBy, userId)));
    await forgetRespondent(tx, { organizationId: access.organizationId, userId });
    await tx.delete(memberships).where(person);
  });
}
