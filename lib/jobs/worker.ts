import 'server-only';
import { EventEmitter } from 'node:events';
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import postgres from 'postgres';
import { nodePostgresUrl, workerAddress } from '@/db/addresses';
import { log } from '@/lib/log';
import { scrub } from '@/lib/log-facts';
import { handOnForgotten, takeFromDead } from './hand-on';
import { sendDigest } from './mail/digest';
import type { DigestItem } from './mail/fan-out';
import { remindOfLastDays } from './mail/last-days';
import { sendLetter } from './mail/letter';
import { lookAtStepsDue } from './mail/steps-due';
import { problemOf } from './problem';
import { type JobIds, runJob } from './run-job';

const SECOND = 1000;
/** Any fixed number, another one than the other locks have: with a worker's name it says that the worker lives. */
const ALIVE = 7_268_264;
/** Pieces of work at once: most of the time is spent waiting for a mail server. */
const AT_ONCE = 4;

/** In UTC; a day on which no worker ran at that time is made up for. */
const EVERY_DAY = '0 9 * * * every_day ?fill=20h';

async function everyDay(): Promise<void> {
  await remindOfLastDays();
  await lookAtStepsDue();
}

/** What waits for a worker: ids, and nothing that says who has answered (docs/adr/0030). */
const TASKS = {
  job: (ids: JobIds, last: boolean) => runJob(ids, last),
  letter: ({ letterId }: { letterId: string }) => sendLetter(letterId),
  digest: (items: readonly DigestItem[]) => sendDigest(items),
  every_day: everyDay,
};

/** What the worker keeps of a failure is a code, since errors of databases and mail servers quote what they were given. */
const tasks: TaskList = Object.fromEntries(
  Object.entries(TASKS).map(([name, work]) => [
    name,
    async (payload, { job }) => {
      try {
        await work(payload as never, job.attempts >= job.max_attempts);
      } catch (error) {
        const problem = problemOf(error);
        const what = { task: name, attempt: job.attempts, problem, err: error };
        if (problem === 'broken') log.error(what, 'work in the background failed');
        else log.warn({ ...what, err: undefined }, 'work in the background has to wait');
        throw new Error(problem);
      }
    },
  ]),
);

/** The worker tells much of itself, and each failure was told above. */
const quiet = new Logger(() => (level, message) => {
  const line = scrub(message);
  if (level === 'error' && !/^Failed task/.test(line)) log.error(line);
  else log.debug(line);
});

/** Every so often, one after the other, until it is stopped. */
function repeat(work: () => Promise<void>, ms: number): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const turn = async () => {
    await work().catch((error: unknown) => log.error({ err: error }, 'looking after the worker failed'));
    if (!stopped) timer = setTimeout(turn, ms);
  };
  void turn();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** A connection whose end is the end of the worker: others then do what it had in hand. */
function life(onLost: () => void) {
  let over = false;
  const { url, ...login } = workerAddress();
  const sql = postgres(url, {
    ...login,
    max: 1,
    max_lifetime: null,
    idle_timeout: 0,
    connection: { application_name: 'patamar worker' },
    onnotice: () => {},
    onclose: () => {
      if (!over) onLost();
    },
  });
  return {
    begin: (worker: string) => sql`select pg_advisory_lock(${ALIVE}, hashtext(${worker}))`.catch(onLost),
    isFree: async (worker: string) => {
      const [row] = await sql<{ free: boolean }[]>`
        select not exists (select from pg_locks where locktype = 'advisory' and granted and classid = ${ALIVE}
          and objid::bigint = (hashtext(${worker})::bigint & 4294967295) and objsubid = 2
          and database = (select oid from pg_database where datname = current_database())) as free`;
      return row?.free ?? false;
    },
    end: async () => {
      over = true;
      await sql.end({ timeout: 1 });
    },
  };
}

/**
 * Does what waits in the database, as soon as it is there, beside any number of other workers. Throws where the database cannot be reached.
 * @param onLost is called where it can do nothing any more, and should be started anew
 */
export async function startWorker(onLost: () => void): Promise<{ stop: () => Promise<void> }> {
  const alive = life(onLost);
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => void alive.begin(workerPool.id));
  const { url, ...login } = workerAddress();
  const runner = await run({
    connectionString: nodePostgresUrl(url, login),
    concurrency: AT_ONCE,
    noHandleSignals: true,
    pollInterval: 5 * SECOND,
    taskList: tasks,
    crontab: EVERY_DAY,
    logger: quiet,
    events,
  });
  runner.promise.catch(onLost);
  const stops = [
    repeat(() => takeFromDead(alive.isFree), 15 * SECOND),
    repeat(handOnForgotten, 600 * SECOND),
  ];
  return {
    async stop() {
      for (const stop of stops) stop();
      await runner.stop();
      await alive.end();
    },
  };
}
