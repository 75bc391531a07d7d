import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { liveLeases, takeLease } from './lib/leases.mjs';
import { withLock } from './lib/lock.mjs';
import { isAlive } from './lib/processes.mjs';
import { postgresPrograms } from './postgres/binaries.mjs';
import { databaseName, prepareCluster } from './postgres/cluster.mjs';
import { databaseHome } from './postgres/home.mjs';
import { killServer, startServer, stopServer } from './postgres/server.mjs';

/** How often a running server is looked at, in milliseconds. */
const WATCH_MS = 300;

/**
 * Starts the PostgreSQL that comes with the npm packages, or joins the one another launcher started on the same
 * folder. It listens on 127.0.0.1 only, behind a random password. When the server dies it is started again on the
 * same port, so connections recover by themselves.
 * @param {object} options
 * @param {string} options.dir absolute path of the folder that holds the data, the password and the log
 * @param {boolean} [options.durable] false trades safety for speed, for tests
 * @param {boolean} [options.throwAway] remove everything when the last user stops
 * @param {(line: string) => void} [options.say] receives one sentence for each thing a person should know
 * @param {(error: Error) => void} [options.onLost] called when the server died and could not be started again
 * @returns {Promise<{ url: string, port: number, dir: string, stop: () => Promise<void>, kill: () => void }>}
 *   `stop` ends the server when nobody else uses it; `kill` does so at once, without waiting
 */
export async function startDatabase({
  dir,
  durable = true,
  throwAway = false,
  say = () => {},
  onLost = () => {},
}) {
  const { home, account, moved } = databaseHome(dir);
  if (moved && !throwAway) say(`The database's user cannot enter this folder, so its data is in ${home}.`);
  const programs = postgresPrograms(account, home);
  const data = join(home, 'postgres');
  const leases = join(home, 'postgres-leases');
  const server = { data, log: join(home, 'postgres.log'), account, programs, durable };
  const locked = (work) =>
    withLock(join(home, 'postgres.lock'), work, { onWait: () => say('Waiting for another launcher …') });

  let lease;
  let current;
  const password = await locked(async () => {
    const secret = await prepareCluster({ home, data, account, programs, durable });
    current = await startServer(server);
    lease = takeLease(leases);
    return secret;
  });

  const { port } = current;
  const watch = keepRunning({ locked, server, port, say, onLost, pid: current.pid });
  return {
    url: `postgres://${databaseName}:${password}@127.0.0.1:${port}/${databaseName}`,
    port,
    dir: home,
    async stop() {
      await watch.end();
      await locked(async () => {
        lease.release();
        if (liveLeases(leases).length > 0) return;
        await stopServer(data, programs);
      });
      if (throwAway && liveLeases(leases).length === 0) remove(home, dir);
    },
    kill() {
      lease.release();
      if (liveLeases(leases).length > 0) return;
      killServer(data);
      if (throwAway) remove(home, dir);
    },
  };
}

/**
 * Stops a server whose launchers are all gone.
 * @param {string} dir the folder `startDatabase` was given
 */
export async function stopDatabaseIfUnused(dir) {
  const { home, account } = databaseHome(dir);
  await withLock(join(home, 'postgres.lock'), async () => {
    if (liveLeases(join(home, 'postgres-leases')).length > 0) return;
    await stopServer(join(home, 'postgres'), postgresPrograms(account, home));
  });
}

/** Looks after the server until `end` is called; whoever of several launchers comes first restarts it. */
function keepRunning({ locked, server, port, pid, say, onLost }) {
  let ended = false;
  let busy;
  let known = pid;
  async function look() {
    if (isAlive(known)) return;
    say('The database stopped unexpectedly; starting it again …');
    const next = await locked(async () => (ended ? undefined : startServer({ ...server, port })));
    if (!next) return;
    if (next.port !== port) throw new Error('The database came back on another port.');
    known = next.pid;
    say('The database is back.');
  }
  const timer = setInterval(() => {
    busy ??= look()
      .catch((error) => {
        clearInterval(timer);
        if (!ended) onLost(error);
      })
      .finally(() => {
        busy = undefined;
      });
  }, WATCH_MS);
  timer.unref();
  return {
    async end() {
      ended = true;
      clearInterval(timer);
      await busy;
    },
  };
}

function remove(...folders) {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
