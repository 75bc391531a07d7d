import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findDemoPerson } from './demo';
import { makeUser, useTestDatabase } from './testing/world';

let removeDatabase: () => Promise<void>;
beforeAll(async () => {
  removeDatabase = await useTestDatabase();
});
afterAll(() => removeDatabase());

const demo = vi.hoisted(() => ({ on: true }));
vi.mock('@/lib/env', async (original) => ({
  ...(await original<typeof import('@/lib/env')>()),
  demoEnabled: () => demo.on,
}));

it('finds the person to look through only where there is a demo', async () => {
  expect(await findDemoPerson('manager')).toBeNull();
  const { id } = await makeUser('manager@demo.patamar.example', null);
  expect(await findDemoPerson('manager')).toEqual({ userId: id });
  expect(await findDemoPerson('member')).toBeNull();
  demo.on = false;
  expect(await findDemoPerson('manager')).toBeNull();
});
