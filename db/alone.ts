import 'server-only';
import postgres from 'postgres';

/** Any fixed number, another one than migrating has; all that prepare the same database must share it. */
const LOCK = 7_268_263;

/**
 * Does something while no other process that asks for the same does it to this database, waiting for its turn. The lock
 * is the connection's own, so that it ends with the process, whatever ends that.
 */
export async function alone<T>(url: string, work: () => Promise<T>): Promise<T> {
  // It would be given back after half an hour otherwise, and the lock with it.
  const sql = postgres(url, { max: 1, max_lifetime: null, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    return await work();
  } finally {
    await sql.end();
  }
}
