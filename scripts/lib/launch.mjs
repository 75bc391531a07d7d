import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDatabase } from '../postgres.mjs';
import { ensureBuilt, servingLeases } from './build.mjs';
import { launchSettings, loadEnv } from './env.mjs';
import { handBack } from './hand-back.mjs';
import { ensureInstalled } from './install.mjs';
import { takeLease } from './leases.mjs';
import { migrateDatabase } from './migrate.mjs';
import { choosePort } from './ports.mjs';
import { keptSecret } from './secret.mjs';
import { createShutdown, Stopped } from './shutdown.mjs';
import { say, step } from './steps.mjs';
import { startWeb } from './web.mjs';
import { startWorkerProcess } from './worker.mjs';
import { ensureWritable, startProblem } from './writable.mjs';

/**
 * Brings Patamar up from whatever state the folder is in, and keeps it up until a signal comes.
 * @param {string} root the project's folder
 * @param {{ dev: boolean, onlyWorker?: boolean }} options `onlyWorker`: what waits in the background is done, and no pages are served
 */
export async function launch(root, { dev, onlyWorker = false }) {
  const shutdown = createShutdown();
  shutdown.add(async () => handBack(root));
  try {
    await up(root, { dev, onlyWorker, shutdown });
  } catch (error) {
    if (!shutdown.stopping && !(error instanceof Stopped)) {
      console.error(process.env.DEBUG ? error : `\n${startProblem(error)}`);
      await shutdown.finish(1);
    }
  }
}

async function up(root, { dev, onlyWorker, shutdown }) {
  const env = loadEnv(root);
  const settings = launchSettings(env);
  const data = join(root, '.data');
  for (const folder of [data, join(root, '.next')]) ensureWritable(folder);

  const installed = (yes) => (yes ? 'Packages installed' : 'Packages are up to date');
  await step('Installing packages (about a minute)', () => ensureInstalled(root), installed);
  shutdown.check();

  mkdirSync(data, { recursive: true });
  if (settings.embedded) {
    const database = await embeddedDatabase(data, shutdown);
    Object.assign(env, { DATABASE_URL: database.url, DEMO: env.DEMO ?? '1' });
    env.NEXTAUTH_SECRET ??= keptSecret(data);
  }
  shutdown.check();
  await step(
    'Preparing the database',
    () => migrateDatabase(root, env, say),
    () => 'Database is up to date',
  );
  shutdown.check();

  if (onlyWorker) {
    work({ root, env, settings, dev, port: settings.wantedPort, shutdown });
    shutdown.calm();
    console.log('\nThe worker is running.\n');
    return;
  }
  if (!dev) {
    const built = (yes) => (yes ? 'Built' : 'Build is up to date');
    const cancelled = () => shutdown.stopping;
    await step('Building (about a minute)', () => ensureBuilt(root, loadEnv(root), { cancelled }), built);
    shutdown.check();
    const lease = takeLease(servingLeases(root));
    shutdown.add(async () => lease.release(), lease.release);
  }
  const port = await serve({ root, env, settings, dev, shutdown });
  shutdown.check();
  work({ root, env, settings, dev, port, shutdown });
  shutdown.calm();
  console.log(`\nPatamar is ready: ${settings.appUrl ?? `http://localhost:${port}`}\n`);
}

/** The server is being started when a signal may come, so how to stop it is known before it runs. */
async function embeddedDatabase(data, shutdown) {
  const onLost = (error) => {
    console.error(`The database could not be started again: ${error.message}`);
    shutdown.finish(1);
  };
  const starting = step(
    'Starting the database',
    () => startDatabase({ dir: data, say, onLost }),
    () => 'Database is running',
  );
  let running;
  shutdown.add(
    async () => {
      running ??= await starting.catch(() => undefined);
      await running?.stop();
    },
    () => running?.kill(),
  );
  running = await starting;
  return running;
}

async function serve({ root, env, settings, dev, shutdown }) {
  for (let wanted = settings.wantedPort; ; wanted += 1) {
    const port = await choosePort(wanted);
    if (port !== settings.wantedPort) say(`Port ${settings.wantedPort} is busy, so ${port} is used.`);
    const web = await startWeb({
      root,
      env: webEnv({ env, settings, dev, port, data: join(root, '.data') }),
      log: settings.jsonToTerminal ? undefined : join(root, '.data', 'server.log'),
      args: dev ? ['--dev'] : [],
      isStopping: () => shutdown.stopping,
      onLost: (error) => {
        console.error(error.message);
        shutdown.finish(1);
      },
    });
    if (web) {
      shutdown.add(web.stop);
      return port;
    }
    shutdown.check();
    wanted = port;
  }
}

/** Does what waits in the background, beside the pages or alone. */
function work({ root, env, settings, dev, port, shutdown }) {
  const worker = startWorkerProcess({
    root,
    env: webEnv({ env, settings, dev, port, data: join(root, '.data') }),
    log: settings.jsonToTerminal ? undefined : join(root, '.data', 'server.log'),
    isStopping: () => shutdown.stopping,
  });
  shutdown.add(worker.stop);
}

/** The environment of the web server, and of the worker, for one port. */
export function webEnv({ env, settings, dev, port, data }) {
  return {
    ...env,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXTAUTH_URL: settings.appUrl ?? `http://localhost:${port}`,
    PORT: String(port),
    ...(settings.host ? { HOST: settings.host } : {}),
    // Should the launcher be killed, the web server puts the database away in its stead.
    ...(settings.embedded ? { PATAMAR_DATABASE_DIR: data } : {}),
  };
}
