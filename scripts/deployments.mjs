// `npm run test:deployments`: the product as larger installations run it, behind a real PgBouncer in transaction mode and with
// a real streaming replica. Outside of `npm test`, because PgBouncer has to be installed (`apt-get install pgbouncer`).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startOwnServer } from './bench/server.mjs';
import { journeys } from './deployments/journeys.mjs';
import { findPooler, startPooler } from './deployments/pooler.mjs';
import { makeReplica } from './deployments/replica.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { plainLine } from './lib/counts.mjs';
import { handBack } from './lib/hand-back.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { migrateDatabase } from './lib/migrate.mjs';
import { createShutdown } from './lib/shutdown.mjs';
import { say, step } from './lib/steps.mjs';
import { createSuites } from './lib/suites.mjs';
import { postgresPrograms } from './postgres/binaries.mjs';
import { databaseHome } from './postgres/home.mjs';
import { startDatabase } from './postgres.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const shutdown = createShutdown();
shutdown.add(async () => handBack(root));

/** Logins as an operator makes them up; the first start makes them in the database. */
const LOGINS = { patamar_web: 'a password for pages', patamar_work: 'a password for jobs' };
const OF_TESTS = { patamar_test_pages: 'only-for-tests', patamar_test_jobs: 'only-for-tests' };

const as = (url, user, port) => {
  const address = new URL(url);
  Object.assign(address, { username: user, password: LOGINS[user], port: String(port) });
  return address.href;
};

async function startServers(dir, primary) {
  const { home, account } = databaseHome(dir);
  const programs = postgresPrograms(account, home);
  const pooler = await startPooler({
    program: findPooler().program,
    dir: join(home, 'pgbouncer'),
    to: primary.port,
    users: { ...LOGINS, ...OF_TESTS },
    account,
  });
  shutdown.add(pooler.stop);
  const data = join(home, 'postgres');
  const replica = await makeReplica({
    url: primary.url,
    data,
    copy: join(home, 'replica'),
    account,
    programs,
  });
  shutdown.add(replica.stop);
  await replica.start();
  return { pooler, replica };
}

async function journeysThrough(suites, { primary, pooler, replica }, dir) {
  const env = {
    ...process.env,
    DATABASE_URL: as(primary.url, 'patamar_web', pooler.port),
    DATABASE_SYSTEM_URL: as(primary.url, 'patamar_work', pooler.port),
    DATABASE_DIRECT_URL: primary.url,
    DATABASE_REPLICA_URL: as(replica.url, 'patamar_web', replica.port),
    NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    LOG_LEVEL: 'info',
    DEMO: '0',
  };
  await migrateDatabase(root, env);
  const logs = ['one.log', 'two.log'].map((name) => join(dir, name));
  const sites = [];
  for (const log of logs) {
    const server = await startOwnServer({ root, env, log });
    shutdown.add(server.stop);
    sites.push(server.url);
  }
  for (const [name, work] of journeys({ sites, replica, logs })) {
    await suites.suite(name, async () => {
      await work();
      return { counts: { passed: 1, failed: 0, skipped: 0 } };
    });
  }
}

try {
  await step(
    'Installing packages (about a minute)',
    () => ensureInstalled(root, { dev: true }),
    () => 'Packages installed',
  );
  const { version } = findPooler();
  await step(
    'Building (about a minute)',
    () => ensureBuilt(root, process.env, { cancelled: () => shutdown.stopping }),
    () => 'Built',
  );
  const dir = mkdtempSync(join(tmpdir(), 'patamar-deployments-'));
  const primary = await startDatabase({ dir, throwAway: true });
  shutdown.add(async () => {
    await primary.stop();
    rmSync(dir, { recursive: true, force: true });
  }, primary.kill);
  const servers = { primary, ...(await startServers(dir, primary)) };
  say(
    `${version} in transaction mode on port ${servers.pooler.port}, a replica on port ${servers.replica.port}.`,
  );
  const suites = createSuites(root, shutdown);
  await journeysThrough(suites, servers, dir);
  if (!process.argv.includes('--journeys')) {
    const pooled = new URL(primary.url);
    pooled.port = String(servers.pooler.port);
    process.env.TEST_POOLER_URL = pooled.href;
    await suites.database(Promise.resolve(primary));
  }
  const total = suites.total();
  if (!shutdown.stopping) process.once('exit', () => console.log(plainLine(total)));
  await shutdown.finish(total.failed === 0 && total.passed > 0 ? 0 : 1);
} catch (error) {
  if (!shutdown.stopping) console.error(process.env.DEBUG ? error : error.message);
  await shutdown.finish(1);
}
