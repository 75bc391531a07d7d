import { sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';

/** What the worker has before it. */
export const handedOn = () =>
  systemDatabase().execute<{ task: string; payload: unknown; error: string | null; attempts: number }>(sql`
    select t.identifier as task, j.payload, j.last_error as error, j.attempts
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`);

/** Has everything done now that would wait for its time. */
export const hurry = () =>
  systemDatabase().execute(sql`
    update graphile_worker._private_jobs set run_at = now() where locked_at is null and run_at > now()`);

/** Waits until something is so, hurrying the worker along; throws after a while. */
export async function until(so: () => Promise<boolean> | boolean, seconds = 20): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await so()); ) {
    if (Date.now() > end) throw new Error('It did not become so.');
    await hurry();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
