import { beforeEach, expect, it } from 'vitest';
import { makeOrganization, makePerson, organizationAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import type { OrganizationRole } from '@/lib/access/policy';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';
import { LIMITS } from '@/lib/limits';
import { deleteView, saveView } from './commands';
import { listViews } from './views';

withDatabase();

let organizationId: string;
let manager: OrganizationAccess;

const somebody = async (role: OrganizationRole) =>
  organizationAccess(await makePerson(organizationId, role), organizationId);
const names = async (access: OrganizationAccess, page = 'where') =>
  (await listViews(access, page, 'en')).map(({ name, mayDelete }) => `${name}${mayDelete ? ' (mine)' : ''}`);

beforeEach(async () => {
  organizationId = await makeOrganization();
  manager = await somebody('manager');
});

it('a view is for everybody in the organization, and of one page', async () => {
  await saveView(manager, 'where', { name: 'Data teams', query: 'framework=DAT' });
  await saveView(manager, 'moved', { name: 'Since June', query: 'since=2026-06-01' });
  const viewer = await somebody('viewer');
  expect(await listViews(viewer, 'where', 'en')).toMatchObject([
    { name: 'Data teams', query: 'framework=DAT', mayDelete: false },
  ]);
  expect(await names(viewer, 'moved')).toEqual(['Since June']);
  await expect(saveView(viewer, 'where', { name: 'Mine', query: '' })).rejects.toEqual(
    new Refused('not_allowed'),
  );
  const elsewhere = await makeOrganization();
  const other = await organizationAccess(await makePerson(elsewhere, 'owner'), elsewhere);
  expect(await listViews(other, 'where', 'en')).toEqual([]);
});

it('people delete their own; owners and admins all; nobody those of another organization', async () => {
  const facilitator = await somebody('facilitator');
  const theirs = await saveView(facilitator, 'where', { name: 'Theirs', query: '' });
  const mine = await saveView(manager, 'where', { name: 'Mine', query: '' });
  expect(await names(manager)).toEqual(['Mine (mine)', 'Theirs']);
  await expect(deleteView(manager, theirs)).rejects.toEqual(new Refused('not_allowed'));
  await deleteView(manager, mine);
  await deleteView(manager, mine);
  const elsewhere = await makeOrganization();
  await deleteView(await organizationAccess(await makePerson(elsewhere, 'owner'), elsewhere), theirs);
  expect(await names(facilitator)).toEqual(['Theirs (mine)']);
  const admin = await somebody('admin');
  expect(await names(admin)).toEqual(['Theirs (mine)']);
  await deleteView(admin, theirs);
  expect(await names(facilitator)).toEqual([]);
});

it('a name is there once whatever its case, also when two save it at the same moment', async () => {
  const save = (name: string, page: string) => saveView(manager, page, { name, query: '' });
  const both = await Promise.allSettled([save('Weak spots', 'where'), save('WEAK SPOTS', 'moved')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: new Refused('name_taken', 'name'),
  });
});

it('a page has so many at most', async () => {
  for (let i = 0; i < LIMITS.viewsOfPage; i++)
    await saveView(manager, 'where', { name: `View ${i}`, query: '' });
  await expect(saveView(manager, 'where', { name: 'One more', query: '' })).rejects.toEqual(
    new Refused('too_many_views'),
  );
  await saveView(manager, 'moved', { name: 'One more', query: '' });
});
