import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { newId } from '@/db/id';
import { invitations, memberships, teamMemberRoles, teamMembers, teams } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { changeTeam, holdTeam } from '@/lib/access/change-team';
import { hashInvitationToken, keptOfToken, newInvitationToken } from '@/lib/access/invitation-token';
import { invitationTokenOf } from '@/lib/access/mail-links';
import { can } from '@/lib/access/policy';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess, TeamAccess } from '@/lib/access/types';
import { demandSeen } from '@/lib/changed-meanwhile';
import { demandGroup } from '@/lib/groups/present';
import { enqueue } from '@/lib/jobs/enqueue';
import { tellPerson } from '@/lib/live/changed';
import { lockOrganization } from '@/lib/organizations/lock';
import { addToOpenRound } from '@/lib/rounds/respondents';
import { record } from '@/lib/security-log/record';
import { endLinks, endLinksBehind } from './end-links';
import { enterAs } from './members';
import type { InvitationForm, JobRoleForm, TeamForm } from './schema';

const INVITATION_DAYS = 14;
const DAY = 24 * 60 * 60 * 1000;

/** Makes a team; returns its id. Its maker is not put in it: leading a team is not the same as being one of it. */
export async function createTeam(access: OrganizationAccess, form: TeamForm): Promise<string> {
  allow(access, 'team:create');
  const id = newId();
  await inOrganization(access, async (tx) => {
    await tx.insert(teams).values({ organizationId: access.organizationId, id, ...form });
    await record(tx, access, 'team_made', { team: form.name });
  });
  return id;
}

/**
 * Changes what is given of a team's name, what it delivers, the frameworks it is scored on, its group and its capacity; open rounds keep what
 * they were opened with. Throws `ChangedMeanwhile` where something else is stored now than was `seen`, `Refused`
 * 'unknown_group'.
 */
export async function editTeam(
  access: TeamAccess,
  changes: Partial<TeamForm>,
  seen: Partial<TeamForm> = {},
): Promise<void> {
  allow(access, 'team:edit');
  const { groupId } = changes;
  if (groupId !== undefined) allow(access, 'group:edit');
  if (Object.keys(changes).length === 0) return;
  await inOrganization(access, async (tx) => {
    // Before the team, as whoever deletes a group does.
    if (groupId !== undefined) await lockOrganization(tx, access);
    const now = await holdTeam(tx, access, 'team:edit', 'update');
    if (groupId) await demandGroup(tx, access, groupId);
    demandSeen<TeamForm>(now, changes, seen);
    const own = and(eq(teams.organizationId, access.organizationId), eq(teams.id, access.teamId));
    await tx.update(teams).set(changes).where(own);
  });
}

/**
 * Makes an invitation link that works for 14 days and as many people as are given, or is mailed to one; returns its token, which is kept
 * nowhere.
 */
export async function inviteToTeam(access: TeamAccess, form: InvitationForm): Promise<string> {
  allow(access, 'team:invite');
  const id = newId();
  const mailedTo = form.email ?? null;
  // One that is mailed is made anew when it is: by the server's secret and its id.
  const token = mailedTo ? invitationTokenOf(id) : newInvitationToken().token;
  const { organizationId, teamId, userId } = access;
  await changeTeam(access, 'team:invite', async (tx, { name }) => {
    // Held until the link is written: who is taken out meanwhile, or may not invite any more, takes their links along.
    const [me] = await tx
      .select({ role: memberships.role })
      .from(memberships)
      .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId)))
      .for('share');
    if (!me || !can(me.role, 'team:invite')) throw new Refused('not_allowed');
    await tx.insert(invitations).values({
      organizationId,
      id,
      teamId,
      tokenHash: hashInvitationToken(token),
      mailedTo,
      // One that is mailed is read, and not typed or shown to a room.
      ...(mailedTo ? {} : keptOfToken(id, token)),
      role: form.role,
      jobRole: form.jobRole,
      givenTo: form.givenTo,
      maxUses: mailedTo ? 1 : form.maxUses,
      createdBy: userId,
      expiresAt: new Date(Date.now() + INVITATION_DAYS * DAY),
    });
    if (mailedTo) await enqueue(tx, access, { kind: 'invitation', teamId, invitationId: id });
    await record(tx, access, 'link_made', { team: name, role: form.role, givenTo: form.givenTo });
  });
  return token;
}

/** Ends an invitation link; people who already came in stay. */
export async function revokeInvitation(access: TeamAccess, invitationId: string): Promise<void> {
  allow(access, 'team:invite');
  const link = and(eq(invitations.id, invitationId), eq(invitations.teamId, access.teamId));
  await changeTeam(access, 'team:invite', (tx) => endLinks(tx, access, link));
}

/**
 * Gives a member a new primary job role from now on, if one is given; the former one stays in their history.
 * Throws `ChangedMeanwhile` where they have another one now than was `seen`.
 */
export async function assignJobRole(
  access: TeamAccess,
  form: Pick<JobRoleForm, 'userId'> & Partial<JobRoleForm>,
  seen: Partial<JobRoleForm> = {},
): Promise<void> {
  // People say themselves what they do; for somebody else it takes the permission.
  if (access.inDemo || !(access.inTeam && form.userId === access.userId)) allow(access, 'team:edit-members');
  const { role } = form;
  if (role === undefined) return;
  const { organizationId, teamId } = access;
  const permission = access.inTeam && form.userId === access.userId ? null : 'team:edit-members';
  const now = new Date();
  await changeTeam(access, permission, async (tx) => {
    const [member] = await tx
      .select({ userId: teamMembers.userId })
      .from(teamMembers)
      .where(
        and(
          eq(teamMembers.organizationId, organizationId),
          eq(teamMembers.teamId, teamId),
          eq(teamMembers.userId, form.userId),
          isNull(teamMembers.leftAt),
        ),
      )
      .for('update');
    if (!member) throw new Refused('not_a_member');
    const current = and(
      eq(teamMemberRoles.organizationId, organizationId),
      eq(teamMemberRoles.teamId, teamId),
      eq(teamMemberRoles.userId, form.userId),
      eq(teamMemberRoles.isPrimary, true),
      isNull(teamMemberRoles.validTo),
    );
    const [held] = await tx.select({ role: teamMemberRoles.role }).from(teamMemberRoles).where(current);
    if (held?.role === role) return;
    if (held) demandSeen<Pick<JobRoleForm, 'role'>>(held, { role }, seen);
    await tx.update(teamMemberRoles).set({ validTo: now }).where(current);
    await tx
      .insert(teamMemberRoles)
      .values({ organizationId, teamId, userId: form.userId, role, validFrom: now });
  });
}

/**
 * Takes a person out of the team, and ends the links they came by; their past answers stay, unnamed. Can be undone by inviting them
 * again.
 */
export async function removeFromTeam(access: TeamAccess, userId: string): Promise<void> {
  if (access.inDemo || userId !== access.userId) allow(access, 'team:edit-members');
  const { organizationId, teamId } = access;
  const own = userId === access.userId;
  await changeTeam(access, own ? null : 'team:edit-members', async (tx, { name }) => {
    const member = and(
      eq(teamMembers.organizationId, organizationId),
      eq(teamMembers.teamId, teamId),
      eq(teamMembers.userId, userId),
      isNull(teamMembers.leftAt),
    );
    const theirs = await tx.select({ userId: teamMembers.userId }).from(teamMembers).where(member);
    if (theirs.length === 0) return;
    // First, as whoever joins locks them.
    await endLinksBehind(tx, access, { teamId, userId });
    const left = await tx
      .update(teamMembers)
      .set({ leftAt: new Date() })
      .where(member)
      .returning({ userId: teamMembers.userId });
    if (left.length === 0) return;
    await record(tx, access, own ? 'left_team' : 'removed_from_team', { team: name, subjectId: userId });
    await tellPerson(tx, userId);
  });
}

/** Puts an existing member of the organization into the team, for example the person who made it. */
export async function joinTeam(access: TeamAccess): Promise<void> {
  allow(access, 'team:edit-members');
  const { organizationId, teamId, userId } = access;
  await changeTeam(access, 'team:edit-members', async (tx, { name }) => {
    await enterAs(tx, { organizationId, teamId, userId, addedBy: userId });
    await addToOpenRound(tx, { organizationId, teamId, userId });
    await record(tx, access, 'joined_team', { team: name });
  });
}
