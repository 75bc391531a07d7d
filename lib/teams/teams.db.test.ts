import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { invitations, memberships, teamMemberRoles } from '@/db/schema';
import {
  makePerson,
  makeTeam,
  makeWorld,
  organizationAccess,
  signedIn,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findTeamAccess } from '@/lib/access/find-access';
import { hashInvitationToken } from '@/lib/access/invitation-token';
import { joinAsNew } from '@/lib/access/join';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess, TeamAccess } from '@/lib/access/types';
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
    const token = await inviteToTeam(lead, {
      role: 'member',
      jobRole: 'DE',
      givenTo: 'The team',
      maxUses: 10,
    });
    const [row] = await systemDatabase().select().from(invitations).where(eq(invitations.teamId, teamId));
    expect(row?.tokenHash).toBe(hashInvitationToken(token));
    expect(JSON.stringify(row)).not.toContain(token);
    const member = await teamAccess(first(members), teamId);
    await expect(
      inviteToTeam(member, { role: 'member', jobRole: null, givenTo: 'The team', maxUses: 10 }),
    ).rejects.toThrow(notAllowed);
    const other = await makeWorld();
    await revokeInvitation(await teamAccess(other.facilitator, other.teamId), row?.id ?? '');
    expect((await listInvitations(lead)).open).toHaveLength(1);
    await revokeInvitation(lead, row?.id ?? '');
    expect((await listInvitations(lead)).open).toEqual([]);
  });
});

describe('links end with the membership of whoever came by them', () => {
  const link = (givenTo: string, maxUses = 10) =>
    ({ role: 'member', jobRole: null, givenTo, maxUses }) as const;
  const comeBy = async (token: string, name: string) => {
    const email = `${name.toLowerCase()}@${Math.random().toString(36).slice(2)}.example`;
    const made = await joinAsNew(
      { token, name, email, password: 'seven quiet mountains', jobRole: 'DE' },
      'en',
    );
    return made?.userId ?? '';
  };
  const openOf = async (lead: TeamAccess) => (await listInvitations(lead)).open.map(({ givenTo }) => givenTo);

  it('when they are taken out of the team, or leave it: a new account does not come in by it', async () => {
    const { facilitator, teamId } = await makeWorld({ size: 2 });
    const lead = await teamAccess(facilitator, teamId);
    const chat = await inviteToTeam(lead, link('the chat'));
    const other = await inviteToTeam(lead, link('the others'));
    const [mallory, bia] = [await comeBy(chat, 'Mallory'), await comeBy(chat, 'Bia')];
    const ciro = await comeBy(other, 'Ciro');
    const [shown] = (await listInvitations(lead)).open;
    expect(shown).toMatchObject({ givenTo: 'the chat', uses: 2, maxUses: 10 });
    expect(shown?.people.map(({ userId, name }) => [userId, name])).toEqual([
      [mallory, 'Mallory'],
      [bia, 'Bia'],
    ]);
    await removeFromTeam(lead, mallory);
    expect(await openOf(lead)).toEqual(['the others']);
    await expect(comeBy(chat, 'Mallory Again')).rejects.toThrow(new Refused('invitation_invalid'));
    // Nobody was taken out a second time.
    await removeFromTeam(lead, mallory);
    expect(await openOf(lead)).toEqual(['the others']);
    await removeFromTeam(await teamAccess({ userId: ciro }, teamId), ciro);
    expect(await openOf(lead)).toEqual([]);
    expect((await listInvitations(lead)).over.map(({ givenTo, people }) => [givenTo, people.length])).toEqual(
      [
        ['the others', 1],
        ['the chat', 2],
      ],
    );
  });

  it('links of other teams stay, and those from before it was known who came by which end', async () => {
    const { facilitator, members, teamId, organizationId } = await makeWorld({ size: 2 });
    const lead = await teamAccess(facilitator, teamId);
    const elsewhere = await teamAccess(facilitator, await makeTeam(organizationId));
    await inviteToTeam(lead, link('somebody else'));
    await inviteToTeam(lead, link('old'));
    await inviteToTeam(elsewhere, link('old'));
    await systemDatabase().update(invitations).set({ givenTo: null }).where(eq(invitations.givenTo, 'old'));
    await removeFromTeam(lead, first(members).userId);
    expect(await openOf(lead)).toEqual(['somebody else']);
    expect(await openOf(elsewhere)).toEqual([null]);
    // Whoever is not in the team takes nothing along.
    await systemDatabase().update(invitations).set({ revokedAt: null });
    await removeFromTeam(await teamAccess(facilitator, teamId), facilitator.userId);
    expect(await openOf(lead)).toHaveLength(2);
  });

  it('when they are removed from the organization, with the links that they made', async () => {
    const { organizationId, facilitator, teamId } = await makeWorld({ size: 1 });
    const admin = await makePerson(organizationId, 'admin');
    const made = await inviteToTeam(await teamAccess(admin, teamId), link('by the admin'));
    const owner = await organizationAccess(await makePerson(organizationId, 'owner'), organizationId);
    await removePerson(owner, admin.userId);
    expect(await openOf(await teamAccess(facilitator, teamId))).toEqual([]);
    await expect(comeBy(made, 'Late')).rejects.toThrow(new Refused('invitation_invalid'));
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
  await inviteToTeam(lead, { role: 'member', jobRole: null, givenTo: 'The team', maxUses: 10 });
  await removePerson(admin, first(members).userId);
  expect((await listInvitations(lead)).open, 'links they may know').toEqual([]);
  expect(await findTeamAccess(await signedIn(first(members)), teamId)).toBeNull();
  expect(await listTeamMembers(await teamAccess(members[1] as TestPerson, teamId))).toHaveLength(4);
});
