import { createHash } from 'node:crypto';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip, gunzipSync, gzipSync } from 'node:zlib';
import postgres from 'postgres';
import { RowSum } from '@/db/backup/row-sum';
import { backupOf } from '@/db/backup/save';
import { LEFT_OUT } from '@/db/backup/tables';
import { readDatabase } from './release-file';

/** Saves a database in a file. */
export const saveBackup = (url: string, file: string): Promise<void> =>
  pipeline(backupOf(url), createGzip(), createWriteStream(file));

/** Does something on a connection to a database, as its owner. */
export async function connected<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** Every row of every table of a backup, a text for each table; for a superuser. */
export const rowsKept = (url: string): Promise<[table: string, rows: string][]> =>
  connected(url, async (sql) =>
    (await readDatabase(sql))
      .filter(({ table }) => !LEFT_OUT.has(table))
      .map(({ table, columns, rows }) => [table, JSON.stringify([columns, rows])]),
  );

/** Tables that a database has. */
export const tablesIn = (url: string): Promise<number> =>
  connected(url, async (sql) => {
    const [row] = await sql<{ many: number }[]>`
      select count(*)::int as many from pg_tables where schemaname in ('public', 'drizzle')`;
    return row?.many ?? -1;
  });

export const linesOf = (file: string): string[] =>
  gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');

/** Writes other lines as a backup whose last line, and the sums of whose tables, say that they are right. */
export function writeConsistent(file: string, lines: readonly string[]): void {
  let sum = new RowSum();
  const told = lines.slice(0, -1).map((line) => {
    if (line.startsWith('{"table"')) sum = new RowSum();
    else if (line.startsWith('{"rows"')) return JSON.stringify({ rows: sum.rows, digest: sum.digest });
    // The mark after the rows is none of them.
    else if (line !== '\\.') sum.add(Buffer.from(`${line}\n`));
    return line;
  });
  const text = told.map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  writeFileSync(file, gzipSync(`${text}${JSON.stringify({ sha256 })}\n`));
}
