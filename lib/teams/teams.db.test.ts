import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { invitations, memberships, teamMemberRoles } from '@/db/schema';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  signedIn,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findTeamAccess } from '@/lib/access/find-access';
import { hashInvitationToken } from '@/lib/access/invitation-token';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';
import { changePersonRole, editOrganization, removePerson } from '@/lib/organizations/commands';
import { filtersFrom } from '@/lib/overview/filters';
import { listTeamRoles } from '@/lib/overview/roles';
import {
  assignJobRole,
  createTeam,
  editTeam,
  inviteToTeam,
  removeFromTeam,
  revokeInvitation,
} from './commands';
import { listInvitations, listTeamMembers } from './queries';

withDatabase();

const first = (people: TestPerson[]) => people[0] as TestPerson;
const notAllowed = new Refused('not_allowed');

describe('teams', () => {
  it('are made and changed by those who lead, and seen by their members and those who see all', async () => {
    const { organizationId, facilitator, members, teamId } = await makeWorld();
    const lead = await organizationAccess(facilitator, organizationId);
    const made = await createTeam(lead, { name: 'New', scope: ['DEV'], deliverableTypes: [] });
    const member = await organizationAccess(first(members), organizationId);
    await expect(createTeam(member, { name: 'No', scope: ['DEV'], deliverableTypes: [] })).rejects.toThrow(
      notAllowed,
    );
    const seenBy = async (access: OrganizationAccess) =>
      (await listTeamRoles(access, filtersFrom({}))).teams.map((one) => one.teamId).sort();
    expect(await seenBy(member)).toEqual([teamId]);
    expect(await seenBy(lead)).toEqual([teamId, made].sort());
    expect(await findTeamAccess(await signedIn(first(members)), made)).toBeNull();
    const asMember = await teamAccess(first(members), teamId);
    await expect(editTeam(asMember, { name: 'Mine', scope: ['DAT'], deliverableTypes: [] })).rejects.toThrow(
      notAllowed,
    );
  });

  it('say what they deliver when those who lead write it down', async () => {
    const { facilitator, members, teamId, organizationId } = await makeWorld();
    const lead = await teamAccess(facilitator, teamId);
    expect(lead.team.deliverableTypes).toEqual([]);
    const form = {
      name: 'Data',
      scope: ['DAT' as const],
      deliverableTypes: ['raw' as const, 'model' as const],
    };
    await editTeam(lead, form);
    const asMember = await teamAccess(first(members), teamId);
    expect(asMember.team).toMatchObject(form);
    const viewer = await teamAccess(await makePerson(organizationId, 'viewer'), teamId);
    for (const access of [asMember, viewer])
      await expect(editTeam(access, { ...form, deliverableTypes: [] })).rejects.toThrow(notAllowed);
    expect((await teamAccess(facilitator, teamId)).team.deliverableTypes).toEqual(['raw', 'model']);
    await editTeam(lead, { ...form, deliverableTypes: [] });
    expect((await teamAccess(facilitator, teamId)).team.deliverableTypes).toEqual([]);
  });

  it('are kept by the database from delivering what there is not', async () => {
    const { teamId } = await makeWorld();
    const write = (value: string) =>
      systemDatabase().execute(
        sql`update teams set deliverable_types = ${value}::text[] where id = ${teamId}`,
      );
    await write('{raw,aggregate,report,pipeline,model}');
    for (const value of ['{gold}', '{raw,NULL}'])
      await expect(write(value)).rejects.toMatchObject({
        cause: { constraint_name: 'teams_deliverable_types' },
      });
  });

  it('of another organization do not exist', async () => {
    const { facilitator } = await makeWorld();
    const { teamId } = await makeWorld();
    expect(await findTeamAccess(await signedIn(facilitator), teamId)).toBeNull();
    expect(await findTeamAccess(await signedIn(facilitator), 'not-an-id')).toBeNull();
  });
});

describe('job roles', () => {
  it('keep their history', async () => {
    const { facilitator, members, teamId } = await makeWorld();
    const lead = await teamAccess(facilitator, teamId);
    const { userId } = first(members);
    await assignJobRole(lead, { userId, role: 'MLE' });
    await assignJobRole(lead, { userId, role: 'MLE' });
    const history = await systemDatabase()
      .select()
      .from(teamMemberRoles)
      .where(eq(teamMemberRoles.userId, userId));
    expect(history.map(({ role, validTo }) => [role, validTo === null])).toEqual([
      ['DE', false],
      ['MLE', true],
    ]);
    expect((await listTeamMembers(lead)).find((one) => one.userId === userId)?.jobRole).toBe('MLE');
  });

  it('are chosen by oneself or by who leads, for people of the team', async () => {
    const { facilitator, members, teamId, organizationId } = await makeWorld();
    const self = await teamAccess(first(members), teamId);
    await assignJobRole(self, { userId: self.userId, role: 'DS' });
    const other = (members[1] as TestPerson).userId;
    await expect(assignJobRole(self, { userId: other, role: 'DS' })).rejects.toThrow(notAllowed);
    const outsider = await makePerson(organizationId);
    const lead = await teamAccess(facilitator, teamId);
    await expect(assignJobRole(lead, { userId: outsider.userId, role: 'DS' })).rejects.toThrow(
      new Refused('not_a_member'),
    );
  });
});

describe('invitations', () => {
  it('keep only a hash of their token and can be ended', async () => {
    const { facilitator, members, teamId } = await makeWorld();
    const lead = await teamAccess(facilitator, teamId);
    const token = await inviteToTeam(lead, { role: 'member', jobRole: 'DE' });
    const [row] = await systemDatabase().select().from(invitations).where(eq(invitations.teamId, teamId));
    expect(row?.tokenHash).toBe(hashInvitationToken(token));
    expect(JSON.stringify(row)).not.toContain(token);
    const member = await teamAccess(first(members), teamId);
    await expect(inviteToTeam(member, { role: 'member', jobRole: null })).rejects.toThrow(notAllowed);
    const other = await makeWorld();
    await revokeInvitation(await teamAccess(other.facilitator, other.teamId), row?.id ?? '');
    expect(await listInvitations(lead)).toHaveLength(1);
    await revokeInvitation(lead, row?.id ?? '');
    expect(await listInvitations(lead)).toEqual([]);
  });
});

it('people who left a team no longer see it', async () => {
  const { members, teamId } = await makeWorld();
  const self = await teamAccess(first(members), teamId);
  await expect(removeFromTeam(self, (members[1] as TestPerson).userId)).rejects.toThrow(notAllowed);
  await removeFromTeam(self, self.userId);
  expect(await findTeamAccess(await signedIn(first(members)), teamId)).toBeNull();
});

describe('roles in an organization', () => {
  it('change at once, and an organization keeps an owner', async () => {
    const { organizationId, members } = await makeWorld();
    const owner = await makePerson(organizationId, 'owner');
    const admin = await makePerson(organizationId, 'admin');
    const asOwner = await organizationAccess(owner, organizationId);
    const asAdmin = await organizationAccess(admin, organizationId);
    const { userId } = first(members);
    await changePersonRole(asAdmin, { userId, role: 'viewer' });
    expect((await organizationAccess(first(members), organizationId)).role).toBe('viewer');
    await expect(changePersonRole(asAdmin, { userId, role: 'owner' })).rejects.toThrow(notAllowed);
    await expect(changePersonRole(asAdmin, { userId: owner.userId, role: 'member' })).rejects.toThrow(
      notAllowed,
    );
    await expect(changePersonRole(asOwner, { userId: owner.userId, role: 'admin' })).rejects.toThrow(
      new Refused('last_owner'),
    );
    await changePersonRole(asOwner, { userId, role: 'owner' });
    await changePersonRole(asOwner, { userId: owner.userId, role: 'admin' });
    const owners = await systemDatabase()
      .select({ userId: memberships.userId })
      .from(memberships)
      .where(and(eq(memberships.organizationId, organizationId), eq(memberships.role, 'owner')));
    expect(owners).toEqual([{ userId }]);
    const member = await organizationAccess(members[1] as TestPerson, organizationId);
    await expect(editOrganization(member, { name: 'X', outsideThreshold: 3 })).rejects.toThrow(notAllowed);
  });
});

it('people removed from an organization lose everything at once, and their answers lose their name', async () => {
  const { organizationId, facilitator, members, teamId } = await makeWorld();
  const owner = await makePerson(organizationId, 'owner');
  const admin = await organizationAccess(await makePerson(organizationId, 'admin'), organizationId);
  await expect(removePerson(admin, owner.userId)).rejects.toThrow(notAllowed);
  await expect(removePerson(await organizationAccess(owner, organizationId), owner.userId)).rejects.toThrow(
    new Refused('last_owner'),
  );
  const stranger = (await makeWorld()).members[0] as TestPerson;
  await expect(removePerson(admin, stranger.userId)).rejects.toThrow(new Refused('not_a_member'));
  const lead = await teamAccess(facilitator, teamId);
  await inviteToTeam(lead, { role: 'member', jobRole: null });
  await removePerson(admin, first(members).userId);
  expect(await listInvitations(lead), 'links they may know').toEqual([]);
  expect(await findTeamAccess(await signedIn(first(members)), teamId)).toBeNull();
  expect(await listTeamMembers(await teamAccess(members[1] as TestPerson, teamId))).toHaveLength(4);
});
