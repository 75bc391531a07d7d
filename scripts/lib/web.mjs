import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeOptions } from '../serve/node-options.mjs';
import { start, stop } from './processes.mjs';
import { say } from './steps.mjs';
import { followServer } from './web-log.mjs';

const PORT_TAKEN = 98;
/** Failures in a row after which nobody tries again; a server that ran for a minute counts as well. */
const MAX_FAILURES = 5;
const WELL_MS = 60_000;

/** Milliseconds to wait before the next try after `failures` (1, 2, …) in a row: 0.5 s, 1 s, 2 s … at most 10 s. */
export function backOff(failures) {
  return Math.min(10_000, 500 * 2 ** (failures - 1));
}

/**
 * Starts the web server and keeps it running.
 * @param {object} options
 * @param {string} options.root
 * @param {Record<string, string>} options.env with PORT
 * @param {string | undefined} options.log file for its output; undefined: the terminal gets all of it
 * @param {string[]} [options.args]
 * @param {() => boolean} [options.isStopping] whether an end of the server is expected
 * @param {(error: Error) => void} [options.onLost] called when it keeps failing
 * @returns {Promise<{ stop: () => Promise<void> } | undefined>} undefined: the port is taken
 * @throws when it cannot be started at all
 */
export async function startWeb({ root, env, log, args = [], isStopping = () => false, onLost = () => {} }) {
  let child;
  let told = false;
  const stopping = () => told || isStopping();

  async function run() {
    const stdio = log ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'inherit', 'inherit', 'ipc'];
    const options = nodeOptions({ dev: args.includes('--dev'), env });
    const command = [...options, join(root, 'scripts', 'serve.mjs'), ...args];
    child = start(process.execPath, command, { cwd: root, env, stdio });
    if (log) followServer(child, log, args.includes('--dev'));
    const since = Date.now();
    const ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal, ms: Date.now() - since }));
      child.once('error', () => resolve({ code: 127, signal: null, ms: 0 }));
    });
    const ready = new Promise((resolve) =>
      child.on('message', (message) => resolve(message?.type === 'ready')),
    );
    return { ended, ready: await Promise.race([ready, ended.then(() => false)]) };
  }

  async function lookAfter(first) {
    let failures = 0;
    for (let last = first; !stopping(); ) {
      const { code, signal, ms } = await last.ended;
      if (stopping()) return;
      failures = ms > WELL_MS ? 1 : failures + 1;
      if (failures > MAX_FAILURES) return onLost(new Error('The web server keeps failing.'));
      say(`The web server stopped unexpectedly (${signal ?? `exit code ${code}`}); starting it again …`);
      await sleep(backOff(failures));
      if (stopping()) return;
      last = await run();
      if (last.ready) say('The web server is back.');
    }
  }

  const first = await run();
  if (!first.ready) {
    const { code, signal } = await first.ended;
    if (code === PORT_TAKEN) return undefined;
    throw new Error(
      `The web server did not start (${signal ?? `exit code ${code}`}).${log ? ` Its log: ${log}` : ''}`,
    );
  }
  lookAfter(first).catch(onLost);
  return {
    async stop() {
      told = true;
      await stop(child);
    },
  };
}
