import 'server-only';
import { sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { newestMigration } from '@/db/migrate';

export interface Health {
  status: 'ok' | 'unavailable';
  database: 'reachable' | 'unreachable';
  migrations: 'current' | 'behind' | 'unknown';
}

/** A probe that waits longer than this is as good as unanswered. */
const PATIENCE_MS = 3_000;

async function newestApplied(): Promise<number> {
  const rows = await systemDatabase().execute<{ newest: string | null }>(
    sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
  );
  return Number(rows[0]?.newest ?? 0);
}

/** PostgreSQL's codes for: no such table, schema, permission or role. Reachable, then, but not migrated. */
const NOT_MIGRATED = ['42P01', '3F000', '42501', '22023'];

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}

/** Whether people can use this server now. Says nothing that would help an attacker. */
export async function getHealth(): Promise<Health> {
  const patience = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The database did not answer in time.')), PATIENCE_MS).unref();
  });
  try {
    const applied = await Promise.race([newestApplied(), patience]);
    const current = applied >= newestMigration();
    return {
      status: current ? 'ok' : 'unavailable',
      database: 'reachable',
      migrations: current ? 'current' : 'behind',
    };
  } catch (error) {
    const behind = NOT_MIGRATED.includes(codeOf(error));
    return behind
      ? { status: 'unavailable', database: 'reachable', migrations: 'behind' }
      : { status: 'unavailable', database: 'unreachable', migrations: 'unknown' };
  }
}
