import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Database, systemDatabase } from '@/db/client';

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** How many connections to this database wait for a lock that another one holds. */
async function waiting(): Promise<number> {
  const [row] = await systemDatabase().execute<{ many: number }>(sql`
    select count(distinct waiting.pid)::int as many from pg_locks waiting join pg_locks has on has.pid = waiting.pid
      where not waiting.granted and has.database = (
        select oid from pg_database where datname = current_database())`);
  return row?.many ?? 0;
}

/** Until so many connections wait, or this is over. */
export async function untilWaiting(many: number, over = () => false): Promise<void> {
  while (!over() && (await waiting()) < many) await setTimeout(5);
}

/**
 * Starts a command while somebody else, on another connection, has changed something and not yet said so to all; says what
 * becomes of the command once they have. It is seen to wait, if it does.
 * @param many how many wait then, where the change has let others begin
 */
export async function during<T>(
  change: (tx: Transaction) => Promise<unknown>,
  command: () => Promise<T>,
  many = 1,
): Promise<PromiseSettledResult<T>> {
  const started = await systemDatabase().transaction(async (tx) => {
    await change(tx);
    let over = false;
    const settled = Promise.allSettled([command()]).finally(() => {
      over = true;
    });
    await untilWaiting(many, () => over);
    return { settled };
  });
  const [result] = await started.settled;
  return result;
}
