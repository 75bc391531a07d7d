import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { users } from '@/db/schema';
import { makePerson, makeWorld, organizationAccess, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { rename } from '@/lib/access/account';
import { ChangedMeanwhile } from '@/lib/changed-meanwhile';
import { assignJobRole, editTeam } from '@/lib/teams/commands';
import { listTeamMembers } from '@/lib/teams/queries';
import { changePersonRole, editOrganization } from './commands';
import { getOrganization } from './queries';

withDatabase();

it('two people who change different things of a team both keep them', async () => {
  const { facilitator, teamId } = await makeWorld();
  const lead = await teamAccess(facilitator, teamId);
  const { name, scope } = lead.team;
  await editTeam(lead, { name: 'Renamed' }, { name });
  await editTeam(lead, { deliverableTypes: ['raw'] }, { deliverableTypes: [] });
  await editTeam(lead, {});
  const now = (await teamAccess(facilitator, teamId)).team;
  expect(now).toMatchObject({ name: 'Renamed', scope, deliverableTypes: ['raw'] });
  const told = new ChangedMeanwhile({ name: 'Renamed' });
  await expect(editTeam(lead, { name: 'Mine', scope: ['DEV'] }, { name, scope: [...scope] })).rejects.toEqual(
    told,
  );
  expect((await teamAccess(facilitator, teamId)).team).toEqual(now);
});

it('two people who change an organization, a role or a job role are told of each other', async () => {
  const { organizationId, facilitator, members, teamId } = await makeWorld();
  const owner = await organizationAccess(await makePerson(organizationId, 'owner'), organizationId);
  const { name, outsideThreshold } = await getOrganization(owner);
  await editOrganization(owner, { name: 'Renamed' }, { name });
  await editOrganization(owner, { outsideThreshold: 7 }, { outsideThreshold });
  await editOrganization(owner, { timeZone: 'Asia/Tokyo' }, { timeZone: 'America/Sao_Paulo' });
  expect(await getOrganization(owner)).toMatchObject({
    name: 'Renamed',
    outsideThreshold: 7,
    timeZone: 'Asia/Tokyo',
  });
  expect((await teamAccess(facilitator, teamId)).timeZone).toBe('Asia/Tokyo');
  await expect(
    editOrganization(owner, { timeZone: 'UTC' }, { timeZone: 'America/Sao_Paulo' }),
  ).rejects.toEqual(new ChangedMeanwhile({ timeZone: 'Asia/Tokyo' }));
  await expect(editOrganization(owner, { outsideThreshold: 9 }, { outsideThreshold })).rejects.toEqual(
    new ChangedMeanwhile({ outsideThreshold: 7 }),
  );

  const userId = members[0]?.userId ?? '';
  await changePersonRole(owner, { userId, role: 'manager' }, { role: 'member' });
  await changePersonRole(owner, { userId });
  await expect(changePersonRole(owner, { userId, role: 'viewer' }, { role: 'member' })).rejects.toEqual(
    new ChangedMeanwhile({ role: 'manager' }),
  );

  const lead = await teamAccess(facilitator, teamId);
  await assignJobRole(lead, { userId, role: 'MLE' });
  await expect(assignJobRole(lead, { userId, role: 'DS' }, { role: 'PO' })).rejects.toEqual(
    new ChangedMeanwhile({ role: 'MLE' }),
  );
  expect((await listTeamMembers(lead)).find((one) => one.userId === userId)?.jobRole).toBe('MLE');
});

it('a name changed in another tab is not replaced unseen', async () => {
  const { organizationId } = await makeWorld();
  const { userId } = await makePerson(organizationId, 'member');
  const self = { id: userId, email: 'somebody@firm.example' };
  await rename(self, 'Ana');
  await expect(rename(self, 'Bia', 'Old')).rejects.toEqual(new ChangedMeanwhile({ name: 'Ana' }));
  await rename(self, 'Bia', 'Ana');
  const [now] = await systemDatabase().select({ name: users.name }).from(users).where(eq(users.id, userId));
  expect(now?.name).toBe('Bia');
});
