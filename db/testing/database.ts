import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

export interface TestDatabase {
  /** Address of a database that nobody else uses. */
  url: string;
  /** Removes it, even while connections to it are open. */
  drop(): Promise<void>;
}

/** Makes a database from the migrated template; a test file makes one and drops it at its end. */
export const createTestDatabase = (): Promise<TestDatabase> => create(inject('databaseTemplate'));

/** Makes a database without any tables. */
export const createEmptyDatabase = (): Promise<TestDatabase> => create('template0');

async function create(template: string): Promise<TestDatabase> {
  const server = inject('databaseUrl');
  const name = `patamar_test_${randomBytes(6).toString('hex')}`;
  await run(server, `create database "${name}" template "${template}"`);
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
