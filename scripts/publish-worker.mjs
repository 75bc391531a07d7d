// The thread in which a large round is published: one job, then it ends (lib/rounds/publish-thread.ts).
// No bundle holds it: it reads the sources, as every script does.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// A thread does not inherit the loader of TypeScript.
register();
const { runPublishJob } = await import('../lib/publishing/job.ts');
const published = runPublishJob(workerData, (share) => parentPort?.postMessage({ share }));
parentPort?.postMessage({ published });
