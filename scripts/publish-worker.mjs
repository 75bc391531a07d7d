// The thread in which a large round is published, or compared anew: one piece of work, then it ends (lib/rounds/publish-thread.ts).
// No bundle holds it: it reads the sources, as every script does.
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// Whoever looks at a page or saves answers meanwhile goes first. On Linux this is about the thread that calls it, elsewhere
// about the whole process.
if (process.platform === 'linux') {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Where it is not allowed, it goes on as it is.
  }
}
// A thread does not inherit the loader of TypeScript.
register();
const { runCompareWork, runPublishWork } = await import('../lib/rounds/publish-work.ts');
const { task, work, models } = workerData;
const parsed = models.map((text) => JSON.parse(text));
const run = task === 'compare' ? runCompareWork : runPublishWork;
const done = run(work, parsed, (share) => parentPort?.postMessage({ share }));
parentPort?.postMessage({ done });
