import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

/** Logins of all databases of tests on a server, each in the part of its name that the settings have it in. */
const LOGINS = { DATABASE_URL: 'pages', DATABASE_SYSTEM_URL: 'jobs' } as const;

/** The settings that tell a program under test of its database, given the address of the database's owner. */
export function settingsOf(url: string): Record<'DATABASE_DIRECT_URL' | keyof typeof LOGINS, string> {
  const as = (login: string) => {
    const address = new URL(process.env.TEST_POOLER_URL ?? url);
    address.pathname = new URL(url).pathname;
    address.username = `patamar_test_${login}`;
    address.password = 'only-for-tests';
    return address.href;
  };
  return {
    DATABASE_URL: as(LOGINS.DATABASE_URL),
    DATABASE_SYSTEM_URL: as(LOGINS.DATABASE_SYSTEM_URL),
    DATABASE_DIRECT_URL: url,
  };
}

export interface TestDatabase {
  /** Address of a database that nobody else uses, for its owner. */
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
