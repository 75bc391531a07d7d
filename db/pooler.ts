import 'server-only';
import type postgres from 'postgres';

/**
 * Lets statements stay prepared on their connections, once it is known that they may. Behind a pooler that gives a
 * connection to somebody else after each transaction, such as PgBouncer in transaction mode, they may not: the next server
 * does not know them. A pooler tells its clients another process number than the server's, so that one question shows
 * what stands there. `DATABASE_PREPARE` says it instead: 1 for a pooler that carries statements along (PgBouncer from 1.21
 * with `max_prepared_statements`), or 0.
 * @returns to be called before each use of the pool, until it is known
 */
export function preparesWhereItMay(sql: postgres.Sql): () => void {
  const said = process.env.DATABASE_PREPARE;
  // The driver looks at this for every statement.
  sql.options.prepare = said === '1';
  let known = Boolean(said);
  async function ask() {
    known = true;
    try {
      const rows = await sql.unsafe<{ pid: number }[]>('select pg_backend_pid() as pid');
      sql.options.prepare = rows[0]?.pid === rows.state.pid;
    } catch {
      // Whoever wanted something else is told why; the next one asks again.
      known = false;
    }
  }
  return () => {
    if (!known) void ask();
  };
}
