import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { ensureBuilt, servingLeases } from '../lib/build.mjs';
import { liveLeases, takeLease } from '../lib/leases.mjs';
import { migrateDatabase } from '../lib/migrate.mjs';
import { startDatabase, stopDatabaseIfUnused } from '../postgres.mjs';
import { startOwnServer } from './server.mjs';

/**
 * Makes the production build unless it is there, and keeps others from replacing it meanwhile.
 * @param {string} root
 * @param {{ add: Function, stopping: boolean }} shutdown
 */
export async function buildSubject(root, shutdown) {
  const built = await ensureBuilt(root, process.env, { cancelled: () => shutdown.stopping });
  const lease = takeLease(servingLeases(root));
  shutdown.add(async () => lease.release(), lease.release);
  return built;
}

/**
 * A throw-away database with the demo. It is durable, and on the disk the real one would be on: an answer is on the
 * disk before it is confirmed.
 * @param {string} root
 * @param {{ add: Function }} shutdown
 * @returns {Promise<Record<string, string>>} the application's environment
 */
export async function seedSubject(root, shutdown) {
  const dir = join(root, '.data', 'bench-database');
  mkdirSync(dir, { recursive: true });
  if (liveLeases(join(dir, 'postgres-leases')).length > 0) throw new Error('Another bench is running.');
  await stopDatabaseIfUnused(dir);
  rmSync(dir, { recursive: true, force: true });
  const database = await startDatabase({ dir, durable: true, throwAway: true });
  shutdown.add(database.stop, database.kill);
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    DEMO: '1',
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
  };
  await migrateDatabase(root, env);
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  // What the database's own housekeeping does within minutes; otherwise it would do it during a measurement.
  await sql`vacuum analyze`;
  await sql`checkpoint`;
  await sql.end();
  return env;
}

/**
 * @param {string} root
 * @param {Record<string, string>} env
 * @param {{ profile?: string }} [options] folder for a CPU profile, written when the server stops
 */
export function startSubject(root, env, { profile } = {}) {
  const node = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  return startOwnServer({ root, env, log: join(root, '.data', 'bench-server.log'), node });
}
