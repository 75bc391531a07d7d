import 'server-only';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Charts } from '@/lib/exports/pdf/cover';
import type { SummaryPaper } from '@/lib/exports/pdf/summary';
import type { PlanReport } from '@/lib/exports/report';
import type { Lint } from '@/lib/model/document';
import type { Model } from '@/lib/model/schema';
import type { CompareDone, PublishDone, PublishWork } from '@/lib/rounds/publish-work';

/** Models are JSON: to copy them piece by piece takes this thread longer than to publish. */
interface Scoring {
  work: PublishWork;
  models: readonly string[];
}

/** What threads do (scripts/thread.mjs): what goes in and what comes out, both copied. */
interface Tasks {
  publish: { input: Scoring; output: PublishDone | null };
  compare: { input: Scoring; output: CompareDone };
  lint: { input: { text: string; base: Pick<Model, 'scale' | 'roles'> }; output: Lint };
  plan: { input: { report: PlanReport; charts: Charts }; output: Uint8Array };
  summary: { input: { paper: SummaryPaper }; output: Uint8Array };
}
type Task = keyof Tasks;

const SECOND = 1000;
/**
 * After how many milliseconds a piece of work is given up, with what it waited for others. The largest model there may be takes two
 * seconds, the largest plan one, a round of 500 people with its change half a minute.
 */
const DEADLINES: Record<Task, number> = {
  publish: 600 * SECOND,
  compare: 600 * SECOND,
  lint: 15 * SECOND,
  plan: 20 * SECOND,
  summary: 20 * SECOND,
};

/** Pieces of work that one person may have waiting or running, and all people together. */
const MOST = { ofOne: 3, ofAll: 60 };

/** A thread cannot do a piece of work: too much is waiting already, or it took longer than it may. */
export class NoThread extends Error {
  constructor(readonly why: 'busy' | 'deadline') {
    super(`No thread: ${why}`);
    this.name = 'NoThread';
  }
}

const pool = (threads: number) =>
  new Piscina({
    filename: join(process.cwd(), 'scripts', 'thread.mjs'),
    minThreads: 0,
    maxThreads: threads,
    // Long enough for the next page of a draft or the next file, short enough to give its memory back.
    idleTimeout: 30 * SECOND,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });

interface Threads {
  /** One round after the other: each takes a core and a lot of memory, and answers are to be saved meanwhile. */
  scoring: Piscina;
  /** What people wait for in front of a page. */
  asked: Piscina;
  waiting: Map<string, number>;
}

// One set per process: development reloads modules, and pages and route handlers are bundled apart.
const shared = globalThis as typeof globalThis & { patamarThreads?: Threads };

function threads(): Threads {
  shared.patamarThreads ??= {
    scoring: pool(1),
    asked: pool(Math.max(1, Math.min(2, availableParallelism() - 1))),
    waiting: new Map(),
  };
  return shared.patamarThreads;
}

/** Takes a place in the queue for somebody. Throws `NoThread('busy')`. */
function takePlace(waiting: Map<string, number>, who: string): () => void {
  const mine = waiting.get(who) ?? 0;
  const all = [...waiting.values()].reduce((sum, one) => sum + one, 0);
  if (mine >= MOST.ofOne || all >= MOST.ofAll) throw new NoThread('busy');
  waiting.set(who, mine + 1);
  return () => {
    const left = (waiting.get(who) ?? 1) - 1;
    if (left > 0) waiting.set(who, left);
    else waiting.delete(who);
  };
}

/** Whether a piece of work was ended because it took too long, or more memory than a thread has. */
const isGivenUp = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'));

async function run<T extends Task>(
  on: Piscina,
  task: T,
  input: Tasks[T]['input'],
  { deadline = DEADLINES[task], tell }: { deadline?: number; tell?: (share: number) => void } = {},
): Promise<Tasks[T]['output']> {
  const { port1, port2 } = new MessageChannel();
  if (tell) port1.on('message', tell);
  try {
    const options = { signal: AbortSignal.timeout(deadline), transferList: [port2] };
    const output = await on.run({ task, input, port: port2 }, options);
    // What it said last may not have been heard yet.
    for (let last = receiveMessageOnPort(port1); last; last = receiveMessageOnPort(port1))
      tell?.(last.message);
    return output;
  } catch (error) {
    if (isGivenUp(error)) throw new NoThread('deadline');
    throw error;
  } finally {
    port1.close();
  }
}

/**
 * Does what a person asked for in a thread, so that nobody else waits for it.
 * @param deadline milliseconds, from when it was asked for, after which it is given up
 * @param who whose place in the queue it takes: the person, or for the few people of the demo also where they are
 * @throws {NoThread} where they have too much waiting already, or it took too long
 */
export async function inThread<T extends 'lint' | 'plan' | 'summary'>(
  task: T,
  input: Tasks[T]['input'],
  who: string,
  deadline?: number,
): Promise<Tasks[T]['output']> {
  const { asked, waiting } = threads();
  const leave = takePlace(waiting, who);
  try {
    return await run(asked, task, input, { deadline });
  } finally {
    leave();
  }
}

/** Scores a large round in a thread, after those before it; `tell` says which share is done, 0–1. Throws `NoThread('deadline')`. */
export const scoreInThread = <T extends 'publish' | 'compare'>(
  task: T,
  input: Scoring,
  tell?: (share: number) => void,
): Promise<Tasks[T]['output']> => run(threads().scoring, task, input, { tell });
