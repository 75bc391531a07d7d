import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import { answers, organizations, plans, publishedRows, rounds, steps, teams, users } from '@/db/schema';
import { findDemoPerson } from '@/lib/access/demo';
import { makeTeam, useTestDatabase } from '@/lib/access/testing/world';
import { seedDemo } from '@/lib/demo/seed';
import { publishBuiltInModel } from '@/lib/model/versions';
import { forgetVisits } from './forget-visits';

const HOUR = 60 * 60 * 1000;
let removeDatabase: () => Promise<void>;
beforeAll(async () => {
  removeDatabase = await useTestDatabase();
  process.env.DEMO = '1';
});
afterAll(async () => {
  delete process.env.DEMO;
  await removeDatabase();
});

const counted = [teams, rounds, answers, publishedRows, plans, steps];
const counts = async (organizationId: string) => {
  const found: number[] = [];
  for (const table of counted)
    found.push(await systemDatabase().$count(table, eq(table.organizationId, organizationId)));
  return found;
};
const demoNow = async () => {
  const [demo] = await systemDatabase().select().from(organizations).where(eq(organizations.kind, 'demo'));
  if (!demo) throw new Error('The demo is there.');
  return demo;
};

it('makes the demo anew after a day: what visitors wrote is gone, who they are and all others stay', async () => {
  await publishBuiltInModel();
  const real = await makeTeam();
  const now = new Date();
  await seedDemo(now);
  const first = await demoNow();
  const before = await counts(first.id);
  const visitor = await findDemoPerson('facilitator');
  if (!visitor) throw new Error('Visitors have somebody to be.');

  const [one] = await systemDatabase()
    .select()
    .from(rounds)
    .where(eq(rounds.organizationId, first.id))
    .limit(1);
  await systemDatabase()
    .update(rounds)
    .set({ name: 'VISIT evil.example NOW' })
    .where(and(eq(rounds.organizationId, first.id), eq(rounds.id, one?.id ?? newId())));

  expect(await forgetVisits(new Date(now.getTime() + 23 * HOUR))).toBe(false);
  expect((await demoNow()).id).toBe(first.id);

  const later = new Date(now.getTime() + 25 * HOUR);
  const both = await Promise.all([forgetVisits(later), forgetVisits(later)]);
  expect(both.sort()).toEqual([false, true]);
  const second = await demoNow();
  expect(second.id).not.toBe(first.id);
  expect(await counts(first.id)).toEqual(counted.map(() => 0));
  expect(await counts(second.id)).toEqual(before);
  expect(await systemDatabase().$count(rounds, eq(rounds.name, 'VISIT evil.example NOW'))).toBe(0);
  expect(await findDemoPerson('facilitator')).toEqual(visitor);
  expect(await systemDatabase().$count(teams, eq(teams.organizationId, real.organizationId))).toBe(1);
  expect(await systemDatabase().$count(users, sql`${users.email} like '%@owner.example'`)).toBe(1);
  expect(await forgetVisits(later)).toBe(false);
}, 240_000);

it('leaves a demo that is switched off as it is', async () => {
  process.env.DEMO = '0';
  expect(await forgetVisits(new Date(Date.now() + 100 * HOUR))).toBe(false);
});
