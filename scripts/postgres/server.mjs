import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../lib/ports.mjs';
import { exited, waitUntilGone } from '../lib/processes.mjs';
import { runAs } from './account.mjs';
import { disarmPidFile, runningPostmaster } from './pid-file.mjs';

/** Milliseconds a start may take: after a crash, PostgreSQL first replays its log. */
const START_MS = 120_000;
/** Milliseconds during which a start that fails on leftovers of a crash is tried again. */
const RETRY_MS = 30_000;
const MAX_LOG_BYTES = 5_000_000;

const settings = {
  listen_addresses: '127.0.0.1',
  // No Unix socket: its path may be longer than the system's 107 bytes, and nobody needs it.
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Statements and row values may hold personal data, so they stay out of the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};
const carefree = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts the server, or joins the one that already runs on this data directory.
 * @param {object} options
 * @param {number} [options.port] a port that has to be kept, because its address has been handed out
 * @returns {Promise<import('./pid-file.mjs').Postmaster>} once it accepts connections
 */
export async function startServer({ data, log, account, programs, durable, port }) {
  const end = Date.now() + RETRY_MS;
  for (;;) {
    const running = runningPostmaster(data);
    if (running) {
      const ready = await untilReady(data, running.pid);
      if (ready) return ready;
      continue;
    }
    disarmPidFile(data);
    const child = await launch({ data, log, account, programs, durable, port: port ?? (await freePort()) });
    const ready = await untilReady(data, child.pid, child);
    if (ready) return ready;
    // The port was taken in between, or processes of a crashed server still hold its memory: both pass.
    if (Date.now() > end) throw new Error(`PostgreSQL did not start (${lastWords(log)}). Its log: ${log}`);
    await sleep(300);
  }
}

/** Stops the server in order: running transactions are rolled back, everything is written. */
export async function stopServer(data, programs) {
  const running = runningPostmaster(data);
  if (!running) return;
  if (process.platform === 'win32') spawnSync(programs.pgCtl, ['stop', '-D', data, '-m', 'fast']);
  else signal(running.pid, 'SIGINT');
  if (await waitUntilGone(running.pid, 20_000)) return;
  signal(running.pid, 'SIGQUIT');
  if (await waitUntilGone(running.pid, 5_000)) return;
  signal(running.pid, 'SIGKILL');
}

/** Stops the server at once; the next start recovers from its log. */
export function killServer(data) {
  const running = runningPostmaster(data);
  if (running) signal(running.pid, process.platform === 'win32' ? 'SIGKILL' : 'SIGQUIT');
}

async function launch({ data, log, account, programs, durable, port }) {
  const chosen = durable ? settings : { ...settings, ...carefree };
  const flags = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const long = (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES;
  const output = openSync(log, long ? 'w' : 'a', 0o600);
  try {
    // A group of its own: Ctrl-C in the terminal must not stop the database before the application.
    return spawn(programs.postgres, ['-D', data, '-p', String(port), ...flags], {
      ...runAs(account),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', output, output],
    });
  } finally {
    closeSync(output);
  }
}

/** @returns the server once it is ready; undefined when it ended first */
async function untilReady(data, pid, child) {
  const end = Date.now() + START_MS;
  let ended = false;
  if (child) void exited(child).then(() => (ended = true));
  child?.unref();
  while (Date.now() < end && !ended) {
    const found = runningPostmaster(data);
    if (found?.pid === pid && found.status === 'ready') return found;
    if (!child && found?.pid !== pid) return undefined;
    await sleep(25);
  }
  if (!ended) throw new Error(`PostgreSQL did not get ready within ${START_MS / 1000} seconds.`);
  return undefined;
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function lastWords(log) {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  return (lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? '').trim();
}
