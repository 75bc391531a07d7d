import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getHealth } from './health';
import { useTestDatabase } from './testing/world';

let removeDatabase: () => Promise<void>;
beforeAll(async () => {
  removeDatabase = await useTestDatabase();
});
afterAll(() => removeDatabase());

it('is well in a migrated database, and says when migrations are missing', async () => {
  expect(await getHealth()).toEqual({ status: 'ok', database: 'reachable', migrations: 'current' });
  const sql = postgres(process.env.DATABASE_DIRECT_URL ?? '', { max: 1, onnotice: () => {} });
  await sql`delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`;
  expect(await getHealth()).toEqual({ status: 'unavailable', database: 'reachable', migrations: 'behind' });
  await sql`drop schema drizzle cascade`;
  await sql.end();
  expect(await getHealth()).toEqual({ status: 'unavailable', database: 'reachable', migrations: 'behind' });
});
