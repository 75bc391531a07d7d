import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { memberships } from '@/db/schema';
import { makePerson, makeTeam, makeWorld, organizationAccess, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess, TeamAccess } from '@/lib/access/types';
import { ChangedMeanwhile } from '@/lib/changed-meanwhile';
import { removeCommonTarget, removeTarget, setCommonTarget, setTarget } from './commands';
import { listTargets, targetsToEdit } from './queries';
import { targetFor } from './target';

withDatabase();

let world: Awaited<ReturnType<typeof makeWorld>>;
let lead: TeamAccess;
let manager: OrganizationAccess;

beforeEach(async () => {
  world = await makeWorld({ size: 1 });
  lead = await teamAccess(world.facilitator, world.teamId);
  const person = await makePerson(world.organizationId, 'manager');
  manager = await organizationAccess(person, world.organizationId);
});

const inForce = async (id: string, teamId = world.teamId) => {
  const { model, targets } = await targetsToEdit(lead, teamId);
  const { level, dueDate } = targetFor(model, targets, teamId, id);
  return [level, dueDate];
};

it('a target of all teams holds until the team sets its own, and again when that is taken away', async () => {
  await setCommonTarget(manager, { scopeId: 'overall', level: 2, dueDate: '2027-06-30' });
  expect(await inForce('DEV-CI')).toEqual([2, '2027-06-30']);
  await setTarget(lead, { scopeId: 'DEV', level: 4, dueDate: null });
  expect(await inForce('DEV-CI')).toEqual([4, null]);
  expect(await inForce('DAT')).toEqual([2, '2027-06-30']);
  await removeTarget(lead, { scopeId: 'DEV', level: 4, dueDate: null });
  await removeTarget(lead, { scopeId: 'DEV', level: 4, dueDate: null });
  expect(await inForce('DEV-CI')).toEqual([2, '2027-06-30']);
  await removeCommonTarget(manager, { scopeId: 'overall', level: 2, dueDate: '2027-06-30' });
  expect(await inForce('DEV-CI')).toEqual([3, null]);
});

it('what is not said stays as it is in force', async () => {
  await setCommonTarget(manager, { scopeId: 'overall', level: 2, dueDate: '2027-06-30' });
  await setTarget(lead, { scopeId: 'DEV-CI', level: 4 }, { level: 2 });
  expect(await inForce('DEV-CI')).toEqual([4, '2027-06-30']);
  await setTarget(lead, { scopeId: 'DEV-CI', dueDate: null }, { dueDate: '2027-06-30' });
  expect(await inForce('DEV-CI')).toEqual([4, null]);
  expect(await listTargets(lead, [world.teamId])).toHaveLength(2);
});

it('nobody replaces a target that they have not seen, nor takes one away', async () => {
  await setTarget(lead, { scopeId: 'DEV', level: 4 }, { level: 3 });
  await expect(setTarget(lead, { scopeId: 'DEV', level: 1 }, { level: 3 })).rejects.toEqual(
    new ChangedMeanwhile({ level: 4 }),
  );
  // What is in force may come from above.
  await setCommonTarget(manager, { scopeId: 'DAT', level: 2 });
  await expect(setTarget(lead, { scopeId: 'DAT-QUA', level: 4 }, { level: 3 })).rejects.toEqual(
    new ChangedMeanwhile({ level: 2 }),
  );
  await expect(removeTarget(lead, { scopeId: 'DEV', level: 3, dueDate: null })).rejects.toEqual(
    new Refused('overtaken'),
  );
  await expect(
    removeCommonTarget(manager, { scopeId: 'DAT', level: 2, dueDate: '2027-01-01' }),
  ).rejects.toEqual(new Refused('overtaken'));
  expect(await inForce('DEV')).toEqual([4, null]);
});

it('two people who set the same target at the same moment leave one', async () => {
  await Promise.all([1, 2, 4].map((level) => setTarget(lead, { scopeId: 'DEV', level })));
  await Promise.all([1, 2, 4].map((level) => setCommonTarget(manager, { scopeId: 'DEV', level })));
  expect(await listTargets(lead, [world.teamId])).toHaveLength(2);
});

it('only rows of the model have a target', async () => {
  for (const scopeId of ['DEV-XX', 'DEV-CI-1', '', 'OVERALL'])
    await expect(setTarget(lead, { scopeId, level: 2 })).rejects.toEqual(new Refused('unknown_principle'));
});

it('is for who leads, of their organization, and in a team of it', async () => {
  const no = new Refused('not_allowed');
  const facilitator = await organizationAccess(world.facilitator, world.organizationId);
  await expect(setCommonTarget(facilitator, { scopeId: 'DEV', level: 2 })).rejects.toEqual(no);
  const [person] = world.members;
  if (!person) throw new Error('The world has one member.');
  const member = await teamAccess(person, world.teamId);
  await expect(setTarget(member, { scopeId: 'DEV', level: 2 })).rejects.toEqual(no);
  // Whose role was taken away after the page was drawn.
  const own = and(eq(memberships.organizationId, world.organizationId), eq(memberships.userId, lead.userId));
  await systemDatabase().update(memberships).set({ role: 'viewer' }).where(own);
  await expect(setTarget(lead, { scopeId: 'DEV', level: 2 })).rejects.toEqual(no);

  const elsewhere = await makeWorld({ size: 1 });
  const other = await teamAccess(elsewhere.facilitator, elsewhere.teamId);
  await setTarget(other, { scopeId: 'DEV', level: 1 });
  await setCommonTarget(manager, { scopeId: 'DEV', level: 4 });
  expect(await listTargets(manager, [elsewhere.teamId])).toMatchObject([{ teamId: null, level: 4 }]);
  const second = await makeTeam(world.organizationId);
  expect(await inForce('DEV', second)).toEqual([4, null]);
});
