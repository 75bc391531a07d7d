import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { migrate } from '@/db/migrate';
import { createEmptyDatabase, type TestDatabase } from './database';
import { readRelease, type TableRows } from './release-file';

const MIGRATIONS = join(process.cwd(), 'db/migrations');

/** Times of the migrations that a release had, which are what drizzle tells them apart by. */
const migrationTimes = (tables: readonly TableRows[]): Set<number> => {
  const kept = tables.find(({ table }) => table === '__drizzle_migrations');
  const at = kept?.columns.indexOf('created_at') ?? -1;
  return new Set(kept?.rows.map((row) => Number(row[at])));
};

interface Entry {
  when: number;
  tag: string;
}

/** Applies some of the migrations, those that the database has not had. */
async function applySome(sql: postgres.Sql, choose: (all: readonly Entry[]) => Entry[]): Promise<void> {
  const journal: { entries: Entry[] } = JSON.parse(
    readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8'),
  );
  const entries = choose(journal.entries);
  const folder = mkdtempSync(join(tmpdir(), 'patamar-migrations-'));
  try {
    mkdirSync(join(folder, 'meta'));
    writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
    for (const { tag } of entries) copyFileSync(join(MIGRATIONS, `${tag}.sql`), join(folder, `${tag}.sql`));
    await applyMigrations(drizzle(sql), { migrationsFolder: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the tables as the release had them: the migrations that it knew, and none of the later ones. */
const makeTables = (sql: postgres.Sql, tables: readonly TableRows[]): Promise<void> =>
  applySome(sql, (all) => {
    const times = migrationTimes(tables);
    const entries = all.filter(({ when }) => times.has(when));
    if (entries.length === 0 || entries.length < times.size)
      throw new Error('Migrations of this release are not in db/migrations any more.');
    return entries;
  });

/** Upgrades a database as far as a migration, and no further: what the next one finds can then be put into its tables. */
export async function upgradeUntil(url: string, tag: string): Promise<void> {
  // A client of its own: drizzle changes how it reads dates.
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await applySome(sql, (all) => {
      const last = all.findIndex((entry) => entry.tag === tag);
      if (last < 0) throw new Error(`There is no migration ${tag}.`);
      return all.slice(0, last + 1);
    });
  } finally {
    await sql.end();
  }
}

async function insertRows(tx: postgres.TransactionSql, { schema, table, columns, rows }: TableRows) {
  const target = tx`${tx(schema)}.${tx(table)}`;
  const records = rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
  await tx`delete from ${target}`;
  // As text: drizzle changes how the client sends JSON.
  await tx`
    insert into ${target} (${tx(columns)}) overriding system value
    select ${tx(columns)}
    from json_populate_recordset(null::${target}, ${JSON.stringify(records)}::text::json)`;
  for (const column of columns) {
    const [found] = await tx<{ sequence: string | null }[]>`
      select pg_get_serial_sequence(format('%I.%I', ${schema}::text, ${table}::text), ${column}) as sequence`;
    // The next row must not get a number that is taken.
    if (found?.sequence) {
      await tx`select setval(${found.sequence}, greatest(max(${tx(column)}), 1)) from ${target}`;
    }
  }
}

/** Fills an empty database with what the release's own had in it. Its user has to be a superuser. */
async function fill(url: string, tables: readonly TableRows[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await makeTables(sql, tables);
    await sql.begin(async (tx) => {
      // The rows come as they were, whatever their order: no triggers, no foreign keys, no policies.
      await tx`set local session_replication_role = replica`;
      for (const table of tables) await insertRows(tx, table);
    });
  } finally {
    await sql.end();
  }
}

/** A database of its own as an earlier release left it, not upgraded; releases/README.md says what is in it. */
export async function databaseOfRelease(release: string): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  try {
    await fill(database.url, readRelease(release));
    return database;
  } catch (error) {
    await database.drop();
    throw error;
  }
}

/** The same, upgraded to the newest migration. */
export async function upgradedFrom(release: string): Promise<TestDatabase> {
  const database = await databaseOfRelease(release);
  try {
    await migrate(database.url);
    return database;
  } catch (error) {
    await database.drop();
    throw error;
  }
}
