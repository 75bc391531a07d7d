import 'server-only';
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';

/**
 * A statement that writes rows given as one JSON text: an array of objects with the columns by the names they have in the
 * source. Whatever their number it has one parameter, and costs this process next to nothing.
 * @param fixed columns that have the same value in every row
 */
export function insertJson(table: PgTable, rows: string, fixed: Readonly<Record<string, string>>): SQL {
  const columns = Object.entries(getTableColumns(table));
  const given = columns.filter(([key]) => !(key in fixed));
  const list = (parts: SQL[]) => sql.join(parts, sql`, `);
  const names = columns.map(([, column]) => sql.identifier(column.name));
  const values = columns.map(([key, column]) =>
    key in fixed ? sql`${fixed[key]}::${sql.raw(column.getSQLType())}` : sql`given.${sql.identifier(key)}`,
  );
  const types = given.map(([key, column]) => sql`${sql.identifier(key)} ${sql.raw(column.getSQLType())}`);
  return sql`
    insert into ${sql.identifier(getTableConfig(table).name)} (${list(names.map((name) => sql`${name}`))})
    select ${list(values)} from json_to_recordset(${rows}::json) as given(${list(types)})`;
}
