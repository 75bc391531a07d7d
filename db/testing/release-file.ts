import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type postgres from 'postgres';

const FOLDER = join(process.cwd(), 'db/testing/releases');
const ENDING = '.jsonl.gz';

/** All rows of a table; a row has its values in the order of the columns, as PostgreSQL writes them in JSON. */
export interface TableRows {
  schema: string;
  table: string;
  columns: string[];
  rows: unknown[][];
}

/** Where the database of a release is kept: JSON, compressed, a line for each table. */
export const releaseFile = (release: string): string => join(FOLDER, release + ENDING);

/** Releases whose databases are kept. */
export const releases = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort();

export function readRelease(release: string): TableRows[] {
  const lines = gunzipSync(readFileSync(releaseFile(release))).toString('utf8');
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as TableRows);
}

export function writeRelease(release: string, tables: readonly TableRows[]): void {
  const lines = tables.map((table) => `${JSON.stringify(table)}\n`).join('');
  writeFileSync(releaseFile(release), gzipSync(lines, { level: 9 }));
}

interface Shape {
  schema: string;
  table: string;
  columns: string[];
  key: string[];
}

/** Every table that is not PostgreSQL's own, with the columns that can be written and its primary key. */
const shapes = (sql: postgres.TransactionSql) => sql<Shape[]>`
  select n.nspname as schema, c.relname as table,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    coalesce((select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
      from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
      where i.indrelid = c.oid and i.indisprimary), '{}') as key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and n.nspname <> 'graphile_worker'
  order by 1, 2`;

/** All rows of all tables of a database of any release, in the order of their keys. Asks for a superuser. */
export function readDatabase(sql: postgres.Sql): Promise<TableRows[]> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    // Who may not see everything gets an error rather than half of it.
    await tx`set local row_security = off`;
    await tx`set local timezone = 'UTC'`;
    const tables: TableRows[] = [];
    const list = (names: readonly string[]) =>
      names.flatMap((name, i) => [i > 0 ? tx`,` : tx``, tx`t.${tx(name)}`]);
    for (const { schema, table, columns, key } of await shapes(tx)) {
      const rows = await tx<{ values: unknown[] }[]>`
        select json_build_array(${list(columns)}) as values from ${tx(schema)}.${tx(table)} t
        order by ${key.length > 0 ? list(key) : tx`t::text`}`;
      tables.push({ schema, table, columns, rows: rows.map((row) => row.values) });
    }
    return tables;
  }) as Promise<TableRows[]>;
}
