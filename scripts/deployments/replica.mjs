import { spawnSync } from 'node:child_process';
import { appendFileSync, closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { freePort } from '../lib/ports.mjs';
import { exited, signalGroup, start, stop } from '../lib/processes.mjs';
import { giveTo, runAs } from '../postgres/account.mjs';

const START_MS = 60_000;

/**
 * Copies a running server and lets the copy follow it (streaming replication). By the server's own functions, since the
 * packaged PostgreSQL has no pg_basebackup.
 * @param {object} options
 * @param {string} options.url of the server, for a superuser
 * @param {string} options.data its data directory
 * @param {string} options.copy where the copy goes
 */
export async function makeReplica({ url, data, copy, account, programs }) {
  const sql = postgres(url, { max: 1, max_lifetime: null, onnotice: () => {} });
  try {
    await sql`select pg_backup_start('replica', fast => true)`;
    const { status, stderr } = spawnSync('cp', ['-a', data, copy], { encoding: 'utf8' });
    // Files that went while they were being copied are in the log that the copy replays.
    if (status !== 0 && !/No such file/.test(stderr)) throw new Error(stderr);
    const [{ labelfile }] = await sql`select labelfile from pg_backup_stop(wait_for_archive => false)`;
    const path = (name) => join(copy, name);
    for (const name of ['postmaster.pid', 'postmaster.opts']) rmSync(path(name), { force: true });
    writeFileSync(path('backup_label'), labelfile);
    writeFileSync(path('standby.signal'), '');
    const { hostname, port, username, password } = new URL(url);
    const from = `host=${hostname} port=${port} user=${username} password=${password}`;
    appendFileSync(path('postgresql.auto.conf'), `primary_conninfo = '${from}'\n`);
    for (const name of ['backup_label', 'standby.signal']) giveTo(account, path(name));
  } finally {
    await sql.end();
  }
  const port = await freePort();
  const address = new URL(url);
  address.port = String(port);
  return replicaOn({ copy, port, url: address.href, account, programs });
}

function replicaOn({ copy, port, url, account, programs }) {
  let child;
  const log = `${copy}.log`;
  const replica = {
    url,
    port,
    log,
    /** @param {number} delayMs how long it waits before it does what its original has done */
    async start(delayMs = 0) {
      const settings = {
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        recovery_min_apply_delay: `${delayMs}ms`,
      };
      const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      const output = openSync(log, 'a');
      child = start(programs.postgres, ['-D', copy, '-p', String(port), ...flags], {
        ...runAs(account),
        stdio: ['ignore', output, output],
      });
      closeSync(output);
      const end = Date.now() + START_MS;
      while (!(await answers(url))) {
        if (child.exitCode !== null || Date.now() > end)
          throw new Error(`The replica did not start: see ${log}.`);
        await sleep(100);
      }
    },
    /** As when the machine goes: nothing is said to anybody. */
    async kill() {
      signalGroup(child, 'SIGKILL');
      await exited(child);
    },
    async stop() {
      if (child) await stop(child);
    },
  };
  return replica;
}

async function answers(url) {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    return (await sql`select pg_is_in_recovery() as yes`)[0].yes;
  } catch {
    return false;
  } finally {
    await sql.end();
  }
}
