import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Database, systemDatabase } from '@/db/client';

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Whether any connection to this database waits for a lock that another one holds. */
async function somebodyWaits(): Promise<boolean> {
  const [row] = await systemDatabase().execute<{ waits: boolean }>(sql`
    select exists (select from pg_locks waiting join pg_locks has on has.pid = waiting.pid
      where not waiting.granted and has.database = (
        select oid from pg_database where datname = current_database())) as waits`);
  return row?.waits === true;
}

/**
 * Starts a command while somebody else, on another connection, has changed something and not yet said so to all; says what
 * becomes of the command once they have. It is seen to wait, if it does.
 */
export async function during<T>(
  change: (tx: Transaction) => Promise<unknown>,
  command: () => Promise<T>,
): Promise<PromiseSettledResult<T>> {
  const started = await systemDatabase().transaction(async (tx) => {
    await change(tx);
    let over = false;
    const settled = Promise.allSettled([command()]).finally(() => {
      over = true;
    });
    while (!over && !(await somebodyWaits())) await setTimeout(5);
    return { settled };
  });
  const [result] = await started.settled;
  return result;
}
