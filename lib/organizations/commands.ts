import 'server-only';
import { and, count, eq, inArray, isNull, or } from 'drizzle-orm';
import { invitations, memberships, organizations, teamMembers, users } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { allow, notAllowed } from '@/lib/access/allow';
import { demandFresh } from '@/lib/access/fresh';
import { can } from '@/lib/access/policy';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';
import { demandSeen } from '@/lib/changed-meanwhile';
import { tellPerson } from '@/lib/live/changed';
import { forgetRespondent } from '@/lib/rounds/respondents';
import { record } from '@/lib/security-log/record';
import { endLinks } from '@/lib/teams/end-links';
import { lockOrganization } from './lock';
import type { OrganizationForm, PersonRoleForm } from './schema';

/** The organization's own row. */
const ownRow = ({ organizationId }: OrganizationAccess) => eq(organizations.id, organizationId);

/** Somebody's membership of the organization. */
const memberIs = ({ organizationId }: OrganizationAccess, userId: string) =>
  and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId));

async function countOwners(tx: Tenant, { organizationId }: OrganizationAccess): Promise<number> {
  const owner = and(eq(memberships.organizationId, organizationId), eq(memberships.role, 'owner'));
  const [owners] = await tx
    .select({ many: count() })
    .from(memberships)
    // Whoever is going to leave Patamar is none to rely on.
    .innerJoin(users, and(eq(users.id, memberships.userId), isNull(users.leavingAt)))
    .where(owner);
  return owners?.many ?? 0;
}

/** One event for each setting that has another value now. */
async function recordSettings(
  tx: Tenant,
  access: OrganizationAccess,
  now: OrganizationForm,
  { name, outsideThreshold, timeZone }: Partial<OrganizationForm>,
): Promise<void> {
  if (name !== undefined && name !== now.name)
    await record(tx, access, 'organization_renamed', { before: now.name, after: name });
  if (outsideThreshold !== undefined && outsideThreshold !== now.outsideThreshold)
    await record(tx, access, 'threshold_changed', {
      before: String(now.outsideThreshold),
      after: String(outsideThreshold),
    });
  if (timeZone !== undefined && timeZone !== now.timeZone)
    await record(tx, access, 'time_zone_changed', { before: now.timeZone, after: timeZone });
}

/**
 * Changes what is given of the name, the anonymity threshold for people outside a team and the time zone. Throws `ChangedMeanwhile`
 * where something else is stored now than was `seen`.
 */
export async function editOrganization(
  access: OrganizationAccess,
  changes: Partial<OrganizationForm>,
  seen: Partial<OrganizationForm> = {},
): Promise<void> {
  allow(access, 'organization:edit');
  if (Object.keys(changes).length === 0) return;
  await inOrganization(access, async (tx) => {
    const own = ownRow(access);
    const [now] = await tx
      .select({
        name: organizations.name,
        outsideThreshold: organizations.outsideThreshold,
        timeZone: organizations.timeZone,
      })
      .from(organizations)
      .where(own)
      .for('no key update');
    if (now) demandSeen(now, changes, seen);
    await tx.update(organizations).set(changes).where(own);
    if (now) await recordSettings(tx, access, now, changes);
  });
}

/**
 * Gives a person another role in the organization, if one is given. Only owners make or unmake owners.
 * Throws `Refused`: 'last_owner' when nobody would be left, 'not_a_member' for strangers, 'confirm_again' before somebody becomes
 * an owner; `ChangedMeanwhile` where they have another one now than was `seen`.
 */
export async function changePersonRole(
  access: OrganizationAccess,
  form: Pick<PersonRoleForm, 'userId'> & Partial<PersonRoleForm>,
  seen: Partial<PersonRoleForm> = {},
): Promise<void> {
  allow(access, 'people:edit-roles');
  const { role } = form;
  if (role === undefined) return;
  if (role === 'owner') await demandFresh(access);
  await inOrganization(access, async (tx) => {
    // One lock for all changes of owners, so that two of them cannot resign at the same moment.
    await lockOrganization(tx, access);
    const person = memberIs(access, form.userId);
    const [held] = await tx.select({ role: memberships.role }).from(memberships).where(person);
    if (!held) throw new Refused('not_a_member');
    const touchesOwners = held.role === 'owner' || role === 'owner';
    if (touchesOwners && access.role !== 'owner') throw notAllowed(access, 'people:edit-roles');
    demandSeen(held, { role }, seen);
    if (held.role === 'owner' && role !== 'owner') {
      if ((await countOwners(tx, access)) < 2) throw new Refused('last_owner');
    }
    await tx.update(memberships).set({ role }).where(person);
    if (role !== held.role)
      await record(tx, access, 'role_changed', { subjectId: form.userId, roleBefore: held.role, role });
    if (!can(role, 'team:invite')) await endLinks(tx, access, eq(invitations.createdBy, form.userId));
    await tellPerson(tx, form.userId);
  });
}

/**
 * Takes a person out of the organization and all its teams; it works at once. Their past answers stay, unnamed.
 * What they answered in rounds that run goes with them, for good. Throws `Refused`: 'not_allowed' for owners unless by an owner,
 * 'last_owner', 'not_a_member' for strangers, 'confirm_again'.
 */
export async function removePerson(access: OrganizationAccess, userId: string): Promise<void> {
  allow(access, 'people:remove');
  await demandFresh(access);
  await inOrganization(access, async (tx) => {
    await lockOrganization(tx, access);
    const person = memberIs(access, userId);
    const [held] = await tx.select({ role: memberships.role }).from(memberships).where(person);
    if (!held) throw new Refused('not_a_member');
    if (held.role === 'owner') {
      if (access.role !== 'owner') throw notAllowed(access, 'people:remove');
      if ((await countOwners(tx, access)) < 2) throw new Refused('last_owner');
    }
    const theirTeams = tx
      .select({ id: teamMembers.teamId })
      .from(teamMembers)
      .where(and(eq(teamMembers.organizationId, access.organizationId), eq(teamMembers.userId, userId)));
    const known = await theirTeams;
    await forgetRespondent(tx, { organizationId: access.organizationId, userId });
    await tx.delete(memberships).where(person);
    // Links they know or made would let them in again; after the rest, which waits for one that they are just making.
    const theirLinks = or(
      inArray(
        invitations.teamId,
        known.map(({ id }) => id),
      ),
      eq(invitations.createdBy, userId),
    );
    await endLinks(tx, access, theirLinks);
    await record(tx, access, 'removed_from_organization', { subjectId: userId, role: held.role });
    await tellPerson(tx, userId);
  });
}
