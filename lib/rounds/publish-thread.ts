import 'server-only';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type PublishedJob, type PublishJob, runPublishJob } from '@/lib/publishing/job';

/** Up to so many answers a round is published where it stands: it takes less time than a thread needs to start. */
const FEW_ANSWERS = 3_000;

const PROGRAM = join('scripts', 'publish-worker.mjs');

/**
 * Starts the program of the thread. Written without `new`, because the bundler follows that and would pack the program,
 * which reads the sources itself: in the web server as in scripts and tests.
 */
const startThread = (program: string, workerData: PublishJob): Worker =>
  Reflect.construct(Worker, [program, { workerData }]);

type Message = { share: number } | { published: PublishedJob };

const answersIn = ({ round, before }: PublishJob): number =>
  [...round.input.respondents, ...(before?.input.respondents ?? [])].reduce(
    (count, { answers }) => count + Object.keys(answers).length,
    0,
  );

/** Publishes a round; a large one in a thread of its own, so that nobody else waits for it. */
export function publishInBackground(
  job: PublishJob,
  onProgress?: (share: number) => void,
): Promise<PublishedJob> {
  if (answersIn(job) <= FEW_ANSWERS) return Promise.resolve(runPublishJob(job, onProgress));
  return new Promise((resolve, reject) => {
    const worker = startThread(join(process.cwd(), PROGRAM), job);
    worker.on('message', (message: Message) => {
      if ('share' in message) onProgress?.(message.share);
      else resolve(message.published);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The thread that publishes a round ended with ${code}.`)));
  });
}
