// Does what waits in the background: started beside the web server, or alone by `npm run worker` (scripts/lib/worker.mjs).

import { allowServerOnly } from './patamar/server-only';

allowServerOnly();
const { startWorker } = await import('../lib/jobs/worker');
const { closeDatabases } = await import('../db/client');
const { log } = await import('../lib/log');

let stopping = false;
let worker: Awaited<ReturnType<typeof startWorker>> | undefined;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await worker?.stop().catch((error: unknown) => log.warn({ err: error }, 'the worker did not stop well'));
  await closeDatabases().catch(() => {});
  process.exit(code);
}

const lost = () => {
  if (!stopping) log.warn('the worker lost the database');
  // What it has in hand is another's now: it must not go on.
  process.exit(1);
};

process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));
// Without its launcher nobody would ever stop this process.
if (process.channel) process.on('disconnect', () => void stop(0));

try {
  worker = await startWorker(lost);
  log.info('worker ready');
  process.send?.({ type: 'ready' });
} catch (error) {
  log.error({ err: error }, 'the worker could not begin');
  process.exit(1);
}
