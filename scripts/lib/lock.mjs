import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './processes.mjs';

/** How long an empty lock file is taken for one whose owner is still writing it, in milliseconds. */
const WRITING_MS = 2_000;

/**
 * Runs `work` while no other process holds the lock file. The lock of a process that died is taken over.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {{ onWait?: () => void, patienceMs?: number, cancelled?: () => boolean }} [options]
 *   `onWait` is called once when the lock is still taken after `patienceMs`; a `cancelled` waiter throws
 * @returns {Promise<T>}
 */
export async function withLock(path, work, { onWait, patienceMs = 1_000, cancelled } = {}) {
  const mine = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) });
  const since = Date.now();
  let told = false;
  while (!take(path, mine)) {
    if (cancelled?.()) throw new Error('Stopped while waiting for another launcher.');
    if (!told && Date.now() - since > patienceMs) {
      told = true;
      onWait?.();
    }
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path, mine) {
  try {
    writeFileSync(path, mine, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = read(path);
  if (holder === undefined || isHeld(path, holder)) return false;
  // Moved aside before it is removed, and looked at again: somebody may have taken it over in between.
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  if (read(aside) === holder) rmSync(aside, { force: true });
  else renameSync(aside, path);
  return false;
}

function isHeld(path, holder) {
  try {
    const { pid, identity } = JSON.parse(holder);
    return processIdentity(pid) === identity;
  } catch {
    return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < WRITING_MS;
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
