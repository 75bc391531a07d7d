import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { organizations, teamGroups, teams } from '@/db/schema';
import { during } from '@/db/testing/during';
import {
  makeOrganization,
  makePerson,
  makeTeam,
  organizationAccess,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';
import { ChangedMeanwhile } from '@/lib/changed-meanwhile';
import { log } from '@/lib/log';
import { UNGROUPED } from '@/lib/overview/filters';
import { listGroups } from '@/lib/overview/groups';
import { editTeam } from '@/lib/teams/commands';
import { createGroup, deleteGroup, moveTeams, renameGroup } from './commands';
import { listGroupedTeams, listGroupSizes } from './queries';

withDatabase();

let access: OrganizationAccess;
let teamIds: string[];

beforeEach(async () => {
  const organizationId = await makeOrganization();
  access = await organizationAccess(await makePerson(organizationId, 'manager'), organizationId);
  teamIds = [await makeTeam(organizationId), await makeTeam(organizationId), await makeTeam(organizationId)];
});

const sizes = async () =>
  Object.fromEntries((await listGroupSizes(access, 'en')).map(({ name, size }) => [name, size]));
const groupOf = async (teamId: string) => {
  const own = and(eq(teams.organizationId, access.organizationId), eq(teams.id, teamId));
  return (await systemDatabase().select({ groupId: teams.groupId }).from(teams).where(own))[0]?.groupId;
};
const manager = (person: OrganizationAccess, teamId: string) => teamAccess({ userId: person.userId }, teamId);

it('teams go into a group many at a time, and stay when it is deleted', async () => {
  const payments = await createGroup(access, { name: 'Payments' });
  const data = await createGroup(access, { name: 'Data' });
  expect(await moveTeams(access, { teamIds, groupId: payments })).toBe(3);
  expect(await moveTeams(access, { teamIds: teamIds.slice(0, 1), groupId: data })).toBe(1);
  expect(await sizes()).toEqual({ Data: 1, Payments: 2 });
  // Who is there already has not moved.
  expect(await moveTeams(access, { teamIds, groupId: payments })).toBe(1);
  expect(await moveTeams(access, { teamIds: teamIds.slice(0, 1), groupId: null })).toBe(1);
  expect(await sizes()).toEqual({ Data: 0, Payments: 2 });

  await systemDatabase()
    .update(teams)
    .set({ archivedAt: new Date() })
    .where(eq(teams.id, teamIds[2] ?? ''));
  expect(await moveTeams(access, { teamIds: teamIds.slice(2), groupId: data })).toBe(0);
  const logged = vi.spyOn(log, 'info');
  await deleteGroup(access, payments);
  await deleteGroup(access, payments);
  // Once, and by ids: it cannot be brought back.
  const { organizationId, userId } = access;
  expect(logged.mock.calls).toEqual([
    [{ organizationId, groupId: payments, userId, teams: 2 }, 'a group was deleted'],
  ]);
  logged.mockRestore();
  expect(await sizes()).toEqual({ Data: 0 });
  expect(await Promise.all(teamIds.map(groupOf))).toEqual([null, null, null]);
});

it('finds teams by a part of the name whatever its case and accents, and by group', async () => {
  const [first = '', second = ''] = teamIds;
  await systemDatabase().update(teams).set({ name: 'Integração 100%' }).where(eq(teams.id, first));
  await systemDatabase().update(teams).set({ name: 'Faturas_A' }).where(eq(teams.id, second));
  const groupId = await createGroup(access, { name: 'Data' });
  await moveTeams(access, { teamIds: [first], groupId });
  const found = async (name: string, group: string | null = null) =>
    (await listGroupedTeams(access, 'pt-BR', { name, group })).map(({ id }) => id);
  expect(await found('INTEGRACAO')).toEqual([first]);
  expect(await found('integração')).toEqual([first]);
  // Signs that stand for others in a pattern are themselves.
  expect(await found('%')).toEqual([first]);
  expect(await found('_')).toEqual([second]);
  expect(await found('', groupId)).toEqual([first]);
  expect(await found('', UNGROUPED)).toHaveLength(2);
  expect(await found('integracao', UNGROUPED)).toEqual([]);
});

it('a name is there once whatever its case, and is not replaced unseen', async () => {
  const taken = new Refused('name_taken', 'name');
  const payments = await createGroup(access, { name: 'Payments' });
  await expect(createGroup(access, { name: 'PAYMENTS' })).rejects.toEqual(taken);
  const data = await createGroup(access, { name: 'Data' });
  await expect(renameGroup(access, { groupId: data, name: 'payments' })).rejects.toEqual(taken);
  await renameGroup(access, { groupId: payments, name: 'PAYMENTS' }, { name: 'Payments' });
  await expect(
    renameGroup(access, { groupId: payments, name: 'Money' }, { name: 'Payments' }),
  ).rejects.toEqual(new ChangedMeanwhile({ name: 'PAYMENTS' }));
  await renameGroup(access, { groupId: payments });
  expect(Object.keys(await sizes())).toEqual(['Data', 'PAYMENTS']);
  await deleteGroup(access, data);
  await expect(renameGroup(access, { groupId: data, name: 'Late' })).rejects.toEqual(
    new Refused('unknown_group'),
  );
  // Another organization may have the same.
  const elsewhere = await makeOrganization();
  const other = await organizationAccess(await makePerson(elsewhere, 'owner'), elsewhere);
  await createGroup(other, { name: 'Payments' });
});

it('two people who make the same group at the same moment make one', async () => {
  const both = await Promise.allSettled(['Data', 'DATA'].map((name) => createGroup(access, { name })));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await listGroups(access, 'en')).toHaveLength(1);
});

it('nobody reaches a group or a team of another organization', async () => {
  const elsewhere = await makeOrganization();
  const other = await organizationAccess(await makePerson(elsewhere, 'owner'), elsewhere);
  const theirs = await createGroup(other, { name: 'Theirs' });
  const unknown = new Refused('unknown_group', 'groupId');
  await expect(moveTeams(access, { teamIds, groupId: theirs })).rejects.toEqual(unknown);
  const team = await manager(access, teamIds[0] ?? '');
  await expect(editTeam(team, { groupId: theirs })).rejects.toEqual(unknown);
  await deleteGroup(access, theirs);
  await expect(renameGroup(access, { groupId: theirs, name: 'Ours' })).rejects.toThrow('unknown_group');
  expect(await listGroups(other, 'en')).toEqual([{ id: theirs, name: 'Theirs' }]);
  const mine = await createGroup(other, { name: 'Mine' });
  expect(await moveTeams(other, { teamIds, groupId: mine })).toBe(0);
});

it('a team that goes into a group while that is deleted is told, and neither waits for ever', async () => {
  const groupId = await createGroup(access, { name: 'Data' });
  const team = await manager(access, teamIds[0] ?? '');
  const deletes = async (tx: Parameters<Parameters<typeof during>[0]>[0]) => {
    await tx
      .select()
      .from(organizations)
      .where(eq(organizations.id, access.organizationId))
      .for('no key update');
    await tx.delete(teamGroups).where(eq(teamGroups.id, groupId));
  };
  expect(await during(deletes, () => editTeam(team, { groupId }))).toEqual({
    status: 'rejected',
    reason: new Refused('unknown_group', 'groupId'),
  });
});

it('the group of a team is chosen by who may edit groups, and not replaced unseen', async () => {
  const teamId = teamIds[0] ?? '';
  const [data, web] = [
    await createGroup(access, { name: 'Data' }),
    await createGroup(access, { name: 'Web' }),
  ];
  const team = await manager(access, teamId);
  await editTeam(team, { groupId: data }, { groupId: null });
  expect(await groupOf(teamId)).toBe(data);
  await expect(editTeam(team, { groupId: web }, { groupId: null })).rejects.toEqual(
    new ChangedMeanwhile({ groupId: data }),
  );
  const facilitator = await teamAccess(await makePerson(access.organizationId, 'facilitator'), teamId);
  await expect(editTeam(facilitator, { groupId: web })).rejects.toEqual(new Refused('not_allowed'));
  await editTeam(facilitator, { name: 'Renamed' });
  expect(await groupOf(teamId)).toBe(data);
});
