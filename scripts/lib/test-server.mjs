import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase, stopDatabaseIfUnused } from '../postgres.mjs';
import { liveLeases } from './leases.mjs';
import { migrateDatabase } from './migrate.mjs';
import { freePort } from './ports.mjs';
import { startWeb } from './web.mjs';
import { startWorkerProcess } from './worker.mjs';

const prefix = 'patamar-test-';

/** A PostgreSQL for one test run, in a temporary folder that is removed at the end. */
export async function startTestDatabase(shutdown) {
  await sweep();
  const dir = mkdtempSync(join(tmpdir(), prefix));
  const starting = startDatabase({ dir, durable: false, throwAway: true });
  let running;
  shutdown.add(
    async () => {
      await (await starting.catch(() => undefined))?.stop();
      rmSync(dir, { recursive: true, force: true });
    },
    () => running?.kill(),
  );
  running = await starting;
  return running;
}

/** Databases of test runs that were killed are stopped and removed. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const dir = join(tmpdir(), name);
    if (liveLeases(join(dir, 'postgres-leases')).length > 0) continue;
    try {
      await stopDatabaseIfUnused(dir);
      rmSync(dir, { recursive: true, force: true });
    } catch {
      // Somebody else's: theirs to clean up.
    }
  }
}

/**
 * A production server on a free port with a migrated, empty database, for the journeys.
 * @returns {Promise<Record<string, string>>} what the journeys have to know
 */
export async function startTestServer({ root, databaseUrl, log, shutdown }) {
  const port = await freePort();
  const oidcPort = String(await freePort());
  const base = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    DEMO: '1',
    // The demo's published rounds are linked with it, so it is there before the server is.
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
  };
  await migrateDatabase(root, base);
  const url = `http://localhost:${port}`;
  const oidc = {
    OIDC_ISSUER: `http://localhost:${oidcPort}`,
    OIDC_CLIENT_ID: 'patamar',
    OIDC_CLIENT_SECRET: randomBytes(24).toString('hex'),
    OIDC_NAME: 'Test identity',
  };
  const env = {
    ...base,
    ...oidc,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXTAUTH_URL: url,
    HOST: 'loopback',
    PORT: String(port),
  };
  const web = await startWeb({ root, env, log, isStopping: () => shutdown.stopping });
  if (!web) throw new Error(`Port ${port} was taken in between.`);
  shutdown.add(web.stop);
  const worker = startWorkerProcess({ root, env, log, isStopping: () => shutdown.stopping });
  shutdown.add(worker.stop);
  return { ...oidc, OIDC_TEST_PORT: oidcPort, BASE_URL: url, E2E_DATABASE_URL: databaseUrl };
}
