import { killAll, stopAll } from './processes.mjs';
import { hushSteps, say } from './steps.mjs';

/** A terminal and npm both deliver the same Ctrl-C; within this many milliseconds it counts as one. */
const SAME_PRESS_MS = 1_000;
const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Thrown by a step that notices that the launcher is being stopped. */
export class Stopped extends Error {}

/**
 * Listens for signals from the first moment on, and ends everything that was started, in the reverse order.
 * @returns an object whose `add` registers something to stop, `check` throws when stopping has begun, `finish` stops
 *   everything and exits with a code, and `calm` says that from now on stopping is the normal end (exit code 0)
 */
export function createShutdown() {
  const tasks = [];
  let since = 0;
  let normal = false;
  let ending;

  const shutdown = {
    get stopping() {
      return since > 0;
    },
    /**
     * @param {() => Promise<void>} stop
     * @param {() => void} [kill] for the second Ctrl-C
     */
    add(stop, kill = () => {}) {
      tasks.unshift({ stop, kill });
    },
    calm() {
      normal = true;
    },
    check() {
      if (since > 0) throw new Stopped();
    },
    /** @param {number} code @returns {Promise<never>} */
    finish(code) {
      since ||= Date.now();
      ending ??= end(tasks).then((clean) => process.exit(clean ? code : code || 1));
      return ending;
    },
  };

  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
      if (since > 0 && Date.now() - since > SAME_PRESS_MS) {
        killAll();
        for (const { kill } of tasks) kill();
        process.exit(codes[name]);
      }
      if (since > 0) return;
      hushSteps();
      say('Stopping … (Ctrl-C again to stop at once)');
      shutdown.finish(normal ? 0 : codes[name]);
    });
  }
  // A terminal that is gone cannot be written to; that must not keep the rest from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return shutdown;
}

async function end(tasks) {
  let clean = true;
  const attempt = async (stop) => {
    try {
      await stop();
    } catch (error) {
      clean = false;
      console.error(error.message);
    }
  };
  // What was being started when the signal came may add itself while others stop, so the list is read again.
  await attempt(() => stopAll());
  while (tasks.length > 0) await attempt(tasks.shift().stop);
  return clean;
}
