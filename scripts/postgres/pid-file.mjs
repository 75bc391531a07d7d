import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isAlive } from '../lib/processes.mjs';

/** @typedef {{ pid: number, port: number, status: string }} Postmaster */

/**
 * What PostgreSQL says about itself in `postmaster.pid`: process number, port, and status (`starting`, `ready`,
 * `stopping`).
 * @param {string} text
 * @returns {Postmaster | undefined} undefined while the file is not complete
 */
export function parsePidFile(text) {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number.isInteger(port) ? port : 0, status: (lines[7] ?? '').trim() };
}

/**
 * The server that runs on this data directory, whoever started it.
 * @param {string} data
 * @returns {Postmaster | undefined} undefined when none runs: a file left by a crash does not count
 */
export function runningPostmaster(data) {
  const found = readPidFile(data);
  return found && isAlive(found.pid) && isPostmaster(found.pid, data) ? found : undefined;
}

/**
 * After a crash, another program may have been given the number in `postmaster.pid`, and PostgreSQL would refuse to
 * start. Our own number is written instead: PostgreSQL ignores its parent's, and still checks for shared memory.
 */
export function disarmPidFile(data) {
  const found = readPidFile(data);
  if (!found || !isAlive(found.pid) || isPostmaster(found.pid, data)) return;
  const path = join(data, 'postmaster.pid');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/^\d+/, String(process.pid)));
}

function readPidFile(data) {
  try {
    return parsePidFile(readFileSync(join(data, 'postmaster.pid'), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isPostmaster(pid, data) {
  const command = commandLine(pid);
  // Where the command line cannot be read (Windows), a living process with that number has to do.
  return command === undefined ? process.platform === 'win32' : command.includes(`-D ${data} -p `);
}
