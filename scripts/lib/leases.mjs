import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from './processes.mjs';

/**
 * Leases say who uses a shared thing: one file per user in a folder, holding its process number and identity.
 * A lease whose process is gone does not count, so nothing has to be cleaned up after a crash.
 * @param {string} folder
 * @param {{ pid?: number }} [options]
 * @returns {{ path: string, release: () => void }}
 */
export function takeLease(folder, { pid = process.pid } = {}) {
  mkdirSync(folder, { recursive: true });
  const name = `${pid}-${randomBytes(4).toString('hex')}`;
  const path = join(folder, name);
  // Renamed into place, so that nobody reads a half-written lease and takes it for a dead one.
  writeFileSync(`${folder}.${name}`, JSON.stringify({ pid, identity: processIdentity(pid) }));
  renameSync(`${folder}.${name}`, path);
  return { path, release: () => rmSync(path, { force: true }) };
}

/**
 * The process numbers that hold a lease right now; files of processes that are gone are removed on the way.
 * @param {string} folder
 * @returns {number[]}
 */
export function liveLeases(folder) {
  const live = [];
  for (const name of list(folder)) {
    const holder = readLease(join(folder, name));
    if (holder && processIdentity(holder.pid) === holder.identity) live.push(holder.pid);
    else rmSync(join(folder, name), { force: true });
  }
  return live;
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readLease(path) {
  try {
    const { pid, identity } = JSON.parse(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) && typeof identity === 'string' ? { pid, identity } : undefined;
  } catch {
    return undefined;
  }
}
