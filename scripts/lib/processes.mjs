import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const windows = process.platform === 'win32';

/** Every process group started through `start`, so that one call can end them all. */
const running = new Set();

/**
 * Starts a program in a process group of its own, so that Ctrl-C in the terminal reaches only this launcher,
 * which then ends its children in the right order.
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(file, args, options = {}) {
  const child = spawn(file, args, { detached: !windows, windowsHide: true, ...options });
  running.add(child);
  const forget = () => running.delete(child);
  child.once('exit', forget);
  child.once('error', forget);
  return child;
}

/**
 * Waits for a child to end.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code; 128 when a signal ended it, 127 when it could not be started
 */
export function exited(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode ?? 128);
    child.once('exit', (code) => resolve(code ?? 128));
    child.once('error', () => resolve(127));
  });
}

/** Sends a signal to a child and everything it started; a group that is already gone is fine. */
export function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}

/**
 * Ends a child politely, then by force.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} [graceMs] milliseconds before force
 */
export async function stop(child, graceMs = 12_000) {
  signalGroup(child, 'SIGTERM');
  const ended = exited(child);
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
  // Grandchildren (build workers) may outlive the leader by a moment: the group is swept once more.
  signalGroup(child, 'SIGKILL');
}

/** Ends everything started through `start`. */
export async function stopAll(graceMs) {
  await Promise.all([...running].map((child) => stop(child, graceMs)));
}

/** Kills everything started through `start`, without waiting. */
export function killAll() {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

/**
 * Tells whether a process runs. A zombie counts as dead: in a container without an init process it stays forever.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    if (error.code !== 'EPERM') throw error;
  }
  return linuxStat(pid)?.state !== 'Z';
}

/** Waits until a process is gone. @returns {Promise<boolean>} false when `timeoutMs` passed first */
export async function waitUntilGone(pid, timeoutMs) {
  const end = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await sleep(20);
  }
  return true;
}

/**
 * A word that tells a process from a later one with the same number.
 * @param {number} pid
 * @returns {string | undefined} undefined when the process is gone
 */
export function processIdentity(pid) {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'linux') return linuxStat(pid)?.startTime ?? 'unknown';
  if (windows) return 'unknown';
  return ps(pid, 'lstart=') ?? 'unknown';
}

/** The command line of a process, or undefined when it cannot be read. */
export function commandLine(pid) {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return undefined;
    }
  }
  return windows ? undefined : ps(pid, 'command=');
}

function ps(pid, column) {
  try {
    return (
      execFileSync('ps', ['-ww', '-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
    );
  } catch {
    return undefined;
  }
}

function linuxStat(pid) {
  if (process.platform !== 'linux') return undefined;
  try {
    // The program's name stands in parentheses and may contain anything, so fields count from the last one.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], startTime: fields[19] };
  } catch {
    return undefined;
  }
}
