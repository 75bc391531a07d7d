import 'server-only';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Model } from '@/lib/model/schema';
import {
  type CompareDone,
  type PublishDone,
  type PublishWork,
  runCompareWork,
  runPublishWork,
} from './publish-work';

/** Up to so many characters, 3,000 answers, a round is published where it stands: it takes less time than a thread needs to start. */
const FEW_ANSWERS = 3_000 * 17;

const PROGRAM = join('scripts', 'publish-worker.mjs');

interface ForThread {
  task: 'publish' | 'compare';
  work: PublishWork;
  /** As JSON: to copy them piece by piece takes this thread longer than to publish. */
  models: readonly string[];
}

/**
 * Starts the program of the thread. Written without `new`, because the bundler follows that and would pack the program,
 * which reads the sources itself: in the web server as in scripts and tests.
 */
const startThread = (program: string, workerData: ForThread): Worker =>
  Reflect.construct(Worker, [program, { workerData }]);

type Message<T> = { share: number } | { done: T };

const sizeOf = ({ round, before }: PublishWork): number =>
  [...round.people, ...(before?.people ?? [])].reduce((size, { given }) => size + given.length, 0);

const texts = new WeakMap<Model, string>();

function textOf(model: Model): string {
  const text = texts.get(model) ?? JSON.stringify(model);
  texts.set(model, text);
  return text;
}

function inThread<T>(data: ForThread, onProgress?: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = startThread(join(process.cwd(), PROGRAM), data);
    worker.on('message', (message: Message<T>) => {
      if ('share' in message) onProgress?.(message.share);
      else resolve(message.done);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The thread that publishes a round ended with ${code}.`)));
  });
}

// One row to stand in per process: development reloads modules.
const shared = globalThis as typeof globalThis & { patamarPublishingLast?: Promise<unknown> };

/** One thread at a time: each takes a core and a lot of memory, and answers are to be saved meanwhile. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = (shared.patamarPublishingLast ?? Promise.resolve()).then(work);
  shared.patamarPublishingLast = mine.catch(() => {});
  return mine;
}

/**
 * Publishes a round; a large one in a thread of its own, one after the other, so that nobody else waits for it. Null as
 * `runPublishWork`.
 */
export async function publishInBackground(
  work: PublishWork,
  models: readonly Model[],
  onProgress?: (share: number) => void,
): Promise<PublishDone | null> {
  if (sizeOf(work) <= FEW_ANSWERS) return runPublishWork(work, models, onProgress);
  return inTurn(() => inThread({ task: 'publish', work, models: models.map(textOf) }, onProgress));
}

/** Compares a published round anew, in the same way. */
export async function compareInBackground(work: PublishWork, models: readonly Model[]): Promise<CompareDone> {
  if (sizeOf(work) <= FEW_ANSWERS) return runCompareWork(work, models);
  return inTurn(() => inThread({ task: 'compare', work, models: models.map(textOf) }));
}
