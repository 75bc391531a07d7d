import 'server-only';
import { sql } from 'drizzle-orm';
import { type Database, hasReplica } from './client';

type Transaction = Pick<Parameters<Parameters<Database['transaction']>[0]>[0], 'execute'>;

/** People whose last change this process made; the oldest goes first. */
const REMEMBERED = 2_000;
const here = new Map<string, number>();

/**
 * Keeps the number of this transaction as the person's last change, if it changed anything. To be asked for last: whoever
 * writes a number waits for the transaction that wrote the one before, so that they follow each other as these end.
 */
export async function noteOwnWrite(tx: Transaction, userId: string | undefined): Promise<void> {
  if (!userId || !hasReplica()) return;
  const [noted] = await tx.execute<{ transaction: string }>(sql`
    insert into own_writes as kept (user_id, transaction)
    select ${userId}, pg_current_xact_id()::text::bigint where pg_current_xact_id_if_assigned() is not null
    on conflict (user_id) do update set transaction = excluded.transaction
    returning transaction`);
  if (noted) remember(userId, Number(noted.transaction));
}

function remember(userId: string, transaction: number): void {
  here.delete(userId);
  if (here.size >= REMEMBERED) here.delete(here.keys().next().value ?? '');
  here.set(userId, transaction);
}

/**
 * What a copy has to have seen before this person reads from it: the last change that any process has kept, and the last
 * of this process, which may have come after that was read.
 */
export function ownWritesOf({ userId, lastWrite }: { userId: string; lastWrite: number | null }): number[] {
  const last = here.get(userId);
  return [...new Set([lastWrite, last].filter((one) => one !== null && one !== undefined))];
}

/** Whether the server that this transaction runs on has seen the end of each of these. */
export async function hasSeen(tx: Transaction, transactions: readonly number[]): Promise<boolean> {
  if (transactions.length === 0) return true;
  // Of a number that it has not heard of, a server may not be asked; one that is too old to be known ended long ago.
  const [row] = await tx.execute<{ seen: boolean }>(sql`
    select bool_and(case when number::text::xid8 < pg_snapshot_xmax(pg_current_snapshot())
      then coalesce(pg_xact_status(number::text::xid8), 'committed') = 'committed' else false end) as seen
    from unnest(${`{${transactions.join()}}`}::bigint[]) as own(number)`);
  return row?.seen === true;
}
