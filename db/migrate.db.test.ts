import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from './migrate';
import type { TestDatabase } from './testing/database';
import { databaseOfRelease } from './testing/release';

let database: TestDatabase;
let reader: postgres.Sql;

beforeAll(async () => {
  database = await databaseOfRelease('0.1.0');
  reader = postgres(database.url, { max: 2, onnotice: () => {} });
});
afterAll(async () => {
  await reader?.end();
  await database?.drop();
});

const applied = async (): Promise<number> => {
  const [row] = await reader`select count(*)::int as many from drizzle.__drizzle_migrations`;
  return row?.many;
};

it('lets others read a table that a migration waits for, keeps what is done, and goes on when it is free', async () => {
  const before = await applied();
  let migrating: Promise<void> | undefined;
  await reader.begin(async (tx) => {
    await tx`lock table rate_limits in access share mode`;
    migrating = migrate(database.url, 300);
    const started = Date.now();
    let read = 0;
    // Whoever comes after a migration that waits would wait for as long as this transaction takes.
    while (Date.now() - started < 2_000) {
      await reader`select count(*) from rate_limits`;
      read += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(read).toBeGreaterThan(3);
    expect(await applied()).toBeGreaterThan(before);
  });
  const held = await applied();
  await migrating;
  expect(await applied()).toBeGreaterThan(held);
});
