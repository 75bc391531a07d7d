import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { start, stop } from './processes.mjs';
import { say } from './steps.mjs';
import { backOff } from './web.mjs';
import { followServer } from './web-log.mjs';

/** A worker that ran for this many milliseconds ran well. */
const WELL_MS = 60_000;
/** Failures in a row after which it is tried less often. */
const MOST = 8;

/**
 * Starts the process that does what waits in the background, and keeps it running. Pages work without it, so it never ends them:
 * it is started again for as long as it takes.
 * @param {object} options
 * @param {string} options.root
 * @param {Record<string, string>} options.env
 * @param {string | undefined} options.log file for its output; undefined: the terminal gets all of it
 * @param {() => boolean} [options.isStopping] whether an end of it is expected
 * @returns {{ stop: () => Promise<void> }}
 */
export function startWorkerProcess({ root, env, log, isStopping = () => false }) {
  const tsx = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;
  let child;
  let told = false;
  const stopping = () => told || isStopping();

  function run() {
    const stdio = log ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'inherit', 'inherit', 'ipc'];
    child = start(process.execPath, ['--import', tsx, 'scripts/worker.ts'], { cwd: root, env, stdio });
    if (log) followServer(child, log);
    const since = Date.now();
    return new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal, ms: Date.now() - since }));
      child.once('error', () => resolve({ code: 127, signal: null, ms: 0 }));
    });
  }

  async function lookAfter() {
    for (let failures = 0; !stopping(); ) {
      const { code, signal, ms } = await run();
      if (stopping()) return;
      failures = ms > WELL_MS ? 1 : Math.min(failures + 1, MOST);
      say(`The worker stopped unexpectedly (${signal ?? `exit code ${code}`}); starting it again …`);
      await sleep(backOff(failures));
    }
  }

  const looking = lookAfter();
  return {
    async stop() {
      told = true;
      if (child) await stop(child);
      await looking;
    },
  };
}
