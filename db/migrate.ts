import 'server-only';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

const FOLDER = join(process.cwd(), 'db/migrations');
/** Any fixed number; all that migrate the same database must share it. */
const LOCK = 7_268_262;

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

/**
 * Brings a database to the newest migration. Only one process migrates at a time (advisory lock).
 * Throws when a migration was skipped, which drizzle does silently for entries out of order.
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await applyMigrations(drizzle(sql), { migrationsFolder: FOLDER });
    const applied = await sql<{ created_at: string }[]>`select created_at from drizzle.__drizzle_migrations`;
    const times = new Set(applied.map((row) => Number(row.created_at)));
    const skipped = journal().entries.filter((entry) => !times.has(entry.when));
    if (skipped.length > 0) {
      throw new Error(`Migrations were skipped: ${skipped.map((entry) => entry.tag).join(', ')}`);
    }
    await sql`grant usage on schema drizzle to patamar_system`;
    await sql`grant select on drizzle.__drizzle_migrations to patamar_system`;
  } finally {
    await sql.end();
  }
}
