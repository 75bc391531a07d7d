// The thread in which a large round is published: one piece of work, then it ends (lib/rounds/publish-thread.ts).
// No bundle holds it: it reads the sources, as every script does.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// A thread does not inherit the loader of TypeScript.
register();
const { runPublishWork } = await import('../lib/rounds/publish-work.ts');
const { work, models } = workerData;
const parsed = models.map((text) => JSON.parse(text));
const done = runPublishWork(work, parsed, (share) => parentPort?.postMessage({ share }));
parentPort?.postMessage({ done });
