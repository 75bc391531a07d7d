import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../lib/ports.mjs';
import { start, stop } from '../lib/processes.mjs';
import { giveTo, runAs } from '../postgres/account.mjs';

/** Where Debian puts it is in root's path only. */
const PROGRAM = ['pgbouncer', '/usr/sbin/pgbouncer', '/usr/local/sbin/pgbouncer'];

/** @returns {string} the program, and in words which one it is */
export function findPooler() {
  for (const program of PROGRAM) {
    const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    if (stdout) return { program, version: stdout.split('\n')[0] };
  }
  throw new Error(
    "PgBouncer is not installed: `apt-get install pgbouncer` (or your system's own way) brings it.",
  );
}

/**
 * Starts PgBouncer in transaction mode before a server: each transaction of a client may run on another connection.
 * @param {object} options
 * @param {string} options.dir an empty folder for its files
 * @param {number} options.to port of the server
 * @param {Record<string, string>} options.users passwords by name
 * @param {import('../postgres/account.mjs').Account | undefined} options.account who runs it: it refuses to be root
 */
export async function startPooler({ program, dir, to, users, account }) {
  const port = await freePort();
  mkdirSync(dir, { recursive: true });
  const path = (name) => join(dir, name);
  const list = Object.entries(users).map(([name, password]) => `"${name}" "${password}"\n`);
  writeFileSync(path('users.txt'), list.join(''));
  writeFileSync(
    path('pgbouncer.ini'),
    `[databases]
* = host=127.0.0.1 port=${to}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${path('users.txt')}
pool_mode = transaction
default_pool_size = 8
max_client_conn = 500
`,
  );
  for (const file of [dir, path('users.txt'), path('pgbouncer.ini')]) giveTo(account, file);
  const output = openSync(path('pgbouncer.log'), 'a');
  const child = start(program, [path('pgbouncer.ini')], {
    ...runAs(account),
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (tries > 100 || child.exitCode !== null || !existsSync(dir))
      throw new Error(`PgBouncer did not start: see ${path('pgbouncer.log')}.`);
    await sleep(50);
  }
  return { port, stop: () => stop(child) };
}

function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
