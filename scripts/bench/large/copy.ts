import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';

/** A connection that writes as the database's owner, past triggers, foreign keys and policies. */
export async function openOwner(url: string): Promise<postgres.Sql> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql`set session_replication_role = replica`;
  await sql`set synchronous_commit = off`;
  return sql;
}

export type Value = string | number | boolean | Date | null;

/** A value in PostgreSQL's text format of COPY. */
export function copyText(value: Value): string {
  if (value === null) return '\\N';
  if (value instanceof Date) return value.toISOString();
  return String(value).replace(
    /[\\\t\n\r]/g,
    (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign] ?? '',
  );
}

/** Writes lines by COPY, as fast as the database takes them. */
export async function copyLines(
  sql: postgres.Sql,
  table: string,
  columns: readonly string[],
  lines: Iterable<string>,
): Promise<void> {
  const into = await sql.unsafe(`copy "${table}" (${columns.join()}) from stdin`).writable();
  await pipeline(Readable.from(lines, { objectMode: false }), into);
}

/** Writes rows by COPY. */
export const copyRows = (
  sql: postgres.Sql,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> =>
  copyLines(
    sql,
    table,
    columns,
    rows.map((row) => `${row.map(copyText).join('\t')}\n`),
  );
