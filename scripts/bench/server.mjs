import { execFileSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../lib/ports.mjs';
import { exited, start, stop } from '../lib/processes.mjs';
import { nodeOptions } from '../serve/node-options.mjs';

/** Milliseconds a server may take to give its first answer. */
const START_MS = 60_000;

/**
 * @typedef {object} Server
 * @property {string} url with the port
 * @property {number} pid
 * @property {() => Promise<void>} stop
 */

/**
 * Starts `scripts/serve.mjs` of a project, as the launcher does but without bringing it back when it ends.
 * @param {{ root: string, env: Record<string, string>, log: string, node?: string[] }} options
 *   `node`: options of Node.js itself
 * @returns {Promise<Server>}
 */
export async function startOwnServer({ root, env, log, node = [] }) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const settings = { ...env, PORT: String(port), NEXTAUTH_URL: url, HOST: 'loopback' };
  const options = [...nodeOptions({ dev: false, env }), ...node];
  return run([...options, join(root, 'scripts', 'serve.mjs')], { root, env: settings, log, url, port });
}

/**
 * Starts Next.js's own server (`next start`).
 * @param {{ root: string, modules: string, env: Record<string, string>, log: string }} options
 *   `modules`: the folder of packages
 * @returns {Promise<Server>}
 */
export async function startNextServer({ root, modules, env, log }) {
  const port = await freePort();
  const args = [join(modules, 'next/dist/bin/next'), 'start', '-H', '127.0.0.1', '-p', String(port)];
  return run(args, { root, env, log, url: `http://localhost:${port}`, port });
}

async function run(args, { root, env, log, url, port }) {
  const output = openSync(log, 'w');
  const child = start(process.execPath, args, {
    cwd: root,
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  let ended = false;
  void exited(child).then(() => (ended = true));
  const until = Date.now() + START_MS;
  while (!(await answers(port))) {
    if (ended || Date.now() > until) {
      await stop(child);
      throw new Error(`A server did not start. Its log: ${log}`);
    }
    await sleep(50);
  }
  return { url, pid: child.pid, stop: () => stop(child) };
}

async function answers(port) {
  try {
    await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' });
    return true;
  } catch {
    return false;
  }
}

/** Memory that a process holds right now (resident set size), in MB of 1,000,000 bytes; undefined where unknown. */
export function residentMemory(pid) {
  try {
    const kibibytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
    return (Number(kibibytes) * 1024) / 1e6;
  } catch {
    return undefined;
  }
}
