import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { organizations } from '@/db/schema';
import { makeOrganization, makePerson, organizationAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { Refused } from '@/lib/access/refused';
import { beforeModelUpload } from '@/lib/access/throttle';
import { changeDraft, chooseModel, dropDraft, keepDraft, publishDraft } from './commands';
import { fingerprint, lintDraft } from './draft';

withDatabase();

const owner = async () => {
  const id = await makeOrganization();
  return organizationAccess(await makePerson(id, 'owner'), id);
};

it('lets a person send twenty models in ten minutes, counted where every process sees it', async () => {
  const [person, other] = [await owner(), await owner()];
  const waits = await Promise.all(Array.from({ length: 24 }, () => beforeModelUpload(person.userId)));
  expect(waits.filter((wait) => wait === null)).toHaveLength(20);
  expect(waits.filter((wait) => wait === 10)).toHaveLength(4);
  expect(await beforeModelUpload(other.userId)).toBeNull();
});

it('checks sixty drafts for a person in ten minutes; looking again at one that was just checked costs nothing', async () => {
  const [person, other] = [await owner(), await owner()];
  for (let i = 0; i < 60; i++) expect(await lintDraft(person, `draft ${i}`)).toMatchObject({ model: null });
  expect(await lintDraft(person, 'draft 60')).toBeNull();
  expect(await lintDraft(person, 'draft 59')).not.toBeNull();
  expect(await lintDraft(other, 'draft 60')).not.toBeNull();

  const id = await keepDraft(person, 'draft 61');
  await expect(publishDraft(person, id, { seen: fingerprint('draft 61') })).rejects.toThrow(
    new Refused('too_many_checks'),
  );
});

it('takes no model in the sample organization, whoever sends it', async () => {
  const { userId, organizationId } = await owner();
  await systemDatabase()
    .update(organizations)
    .set({ kind: 'demo' })
    .where(eq(organizations.id, organizationId));
  const access = await organizationAccess({ userId }, organizationId);
  const attempts = [
    () => keepDraft(access, 'x'),
    () => changeDraft(access, 'x', 'y'),
    () => publishDraft(access, 'x', { seen: '' }),
    () => chooseModel(access, 'built-in'),
    () => dropDraft(access, 'x'),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toThrow(new Refused('demo_is_read_only'));
});
