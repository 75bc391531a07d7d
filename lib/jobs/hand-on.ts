import 'server-only';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { jobs, letters } from '@/db/schema';

/** Days after which nobody waits for it any more: a restored backup must not mail what was due long ago. */
const LATE_DAYS = 5;

const older = (days: number) => sql`now() - make_interval(days => ${sql.raw(String(days))})`;

/**
 * Hands on what waits and the worker does not know of, since the database was restored from a backup; gives up what is too old; and
 * removes what the worker could not do and keeps.
 */
export async function handOnForgotten(): Promise<void> {
  const database = systemDatabase();
  const open = and(isNull(jobs.doneAt), isNull(jobs.failedAt));
  const late = await database
    .select({ organizationId: jobs.organizationId, id: jobs.id })
    .from(jobs)
    .where(and(open, lt(jobs.createdAt, older(LATE_DAYS))));
  for (const { organizationId, id } of late)
    await database
      .update(jobs)
      .set({ failedAt: sql`now()`, problem: sql`coalesce(${jobs.problem}, 'too_late')` })
      .where(and(eq(jobs.organizationId, organizationId), eq(jobs.id, id), open));
  await database.delete(letters).where(lt(letters.createdAt, older(LATE_DAYS)));
  const waitedFor = sql`now() - interval '5 minutes'`;
  const forgotten = await database
    .select({ organizationId: jobs.organizationId, jobId: jobs.id })
    .from(jobs)
    .where(and(open, lt(jobs.createdAt, waitedFor)));
  for (const ids of forgotten)
    await database.execute(sql`
      select graphile_worker.add_job('job', ${JSON.stringify(ids)}::json, max_attempts => 12,
        job_key => ${`job:${ids.jobId}`}, job_key_mode => 'unsafe_dedupe')`);
  await database.execute(sql`
    delete from graphile_worker._private_jobs
    where attempts >= max_attempts and locked_at is null and run_at < ${older(LATE_DAYS)}`);
}

/**
 * Gives back what workers had in hand that are no more. Each worker holds a lock of the database for as long as it lives: whose lock can
 * be had has been killed.
 * @param isFree whether the lock of a worker can be had
 */
export async function takeFromDead(isFree: (worker: string) => Promise<boolean>): Promise<void> {
  // Between two moments a worker that has just begun may hold no lock yet.
  const held = await systemDatabase().execute<{ worker: string }>(sql`
    select distinct locked_by as worker from graphile_worker._private_jobs
    where locked_at < now() - interval '10 seconds'`);
  for (const { worker } of held)
    if (await isFree(worker))
      await systemDatabase().execute(
        sql`select graphile_worker.force_unlock_workers(array[${worker}]::text[])`,
      );
}
