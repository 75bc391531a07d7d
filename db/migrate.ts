import 'server-only';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import postgres from 'postgres';

const FOLDER = join(process.cwd(), 'db/migrations');
/** Any fixed number; all that migrate or fill the same database must share it. */
export const MIGRATION_LOCK = 7_268_262;

/** How often a migration is tried that waits for a table, a second apart. */
const TRIES = 12;
const LOCK_NOT_AVAILABLE = '55P03';

interface Journal {
  entries: { when: number; tag: string }[];
}

function journal(): Journal {
  return JSON.parse(readFileSync(join(FOLDER, 'meta/_journal.json'), 'utf8'));
}

/** Time stamp of the newest migration in this source tree, in milliseconds. */
export function newestMigration(): number {
  return Math.max(...journal().entries.map((entry) => entry.when));
}

/** Migrations that the database has had, by their times. The table is the one that drizzle's own migrator keeps. */
async function applied(sql: postgres.Sql | postgres.TransactionSql): Promise<Set<number>> {
  await sql`create schema if not exists drizzle`;
  await sql`
    create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
  const rows = await sql<{ at: string }[]>`select created_at as at from drizzle.__drizzle_migrations`;
  return new Set(rows.map(({ at }) => Number(at)));
}

async function runStatements(
  tx: postgres.TransactionSql,
  { sql: statements, hash, folderMillis }: MigrationMeta,
): Promise<void> {
  for (const statement of statements) await tx.unsafe(statement);
  await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
}

/** Every migration of this source tree, in their order. */
export const allMigrations = (): MigrationMeta[] => readMigrationFiles({ migrationsFolder: FOLDER });

/** Makes the tables of an empty database as some of the migrations leave them, within a transaction. */
export async function makeTables(
  tx: postgres.TransactionSql,
  migrations: readonly MigrationMeta[],
): Promise<void> {
  await applied(tx);
  for (const migration of migrations) await runStatements(tx, migration);
}

/**
 * One migration in a transaction of its own, so that none holds its locks while the others work. While it waits for a table,
 * everybody who comes after waits behind it: it gives up soon, and tries again a moment later.
 */
async function apply(sql: postgres.Sql, migration: MigrationMeta, patienceMs: number): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await sql.begin(async (tx) => {
        await tx.unsafe(`set local lock_timeout = ${patienceMs}`);
        await runStatements(tx, migration);
      });
      return;
    } catch (error) {
      const busy = error instanceof postgres.PostgresError && error.code === LOCK_NOT_AVAILABLE;
      if (!busy || tries === TRIES) throw error;
      await sleep(1_000);
    }
  }
}

/**
 * Brings a database to the newest migration. Only one process migrates at a time (advisory lock), each migration is a
 * transaction of its own, and whoever is interrupted goes on where it was.
 * @param url past every pooler, as the owner of the database
 * @param patienceMs how long a migration waits for a table before it lets others through
 */
export async function migrate(url: string, patienceMs = 5_000): Promise<void> {
  const sql = postgres(url, { max: 1, max_lifetime: null, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const had = await applied(sql);
    for (const migration of allMigrations()) {
      if (!had.has(migration.folderMillis)) await apply(sql, migration, patienceMs);
    }
    const { installWorkerSchema } = await import('./worker-schema');
    await installWorkerSchema(url, sql);
    await sql`grant usage on schema drizzle to patamar_system`;
    await sql`grant select on drizzle.__drizzle_migrations to patamar_system`;
  } finally {
    await sql.end();
  }
}
