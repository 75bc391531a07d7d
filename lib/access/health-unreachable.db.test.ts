import { expect, it } from 'vitest';
import { getHealth } from './health';

it('says that the database cannot be reached, and nothing about where it should be', async () => {
  process.env.NEXTAUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests';
  process.env.DATABASE_URL = 'postgres://somebody:secret@127.0.0.1:1/nowhere';
  const health = await getHealth();
  expect(health).toEqual({ status: 'unavailable', database: 'unreachable', migrations: 'unknown' });
});
