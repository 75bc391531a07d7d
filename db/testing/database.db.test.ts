import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database';

let first: TestDatabase;
let second: TestDatabase;

beforeAll(async () => {
  [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
});

afterAll(async () => {
  await first.drop();
  await second.drop();
});

async function inDatabase<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

it('is migrated', async () => {
  const rows = await inDatabase(
    first.url,
    (sql) => sql`select 1 from information_schema.tables where table_schema = 'public'`,
  );
  expect(rows.length).toBeGreaterThan(0);
});

it('shares nothing with the database of another test file', async () => {
  await inDatabase(first.url, (sql) => sql`create table only_here (n int)`);
  const found = await inDatabase(second.url, (sql) => sql`select to_regclass('only_here') as name`);
  expect(found[0]?.name).toBeNull();
});

it('can be dropped while somebody is connected', async () => {
  const other = await createTestDatabase();
  const sql = postgres(other.url, { max: 1, onnotice: () => {} });
  await sql`select 1`;
  await other.drop();
  await sql.end({ timeout: 1 });
  await expect(inDatabase(other.url, (again) => again`select 1`)).rejects.toThrow(/does not exist/);
});
