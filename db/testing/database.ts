import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

export interface TestDatabase {
  /** Address of a migrated, empty database that nobody else uses. */
  url: string;
  /** Removes it, even while connections to it are open. */
  drop(): Promise<void>;
}

/** Makes a database from the migrated template; a test file makes one and drops it at its end. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('databaseUrl');
  const name = `patamar_test_${randomBytes(6).toString('hex')}`;
  await run(server, `create database "${name}" template "${inject('databaseTemplate')}"`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return { url: address.href, drop: () => run(server, `drop database if exists "${name}" with (force)`) };
}

async function run(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
