import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';
import { publishedChanges, publishedRows, roundLedgers } from '@/db/schema';
import { copyRows, type Value } from './copy';
import type { MadeUpOrganization } from './plan';
import type { Template } from './templates';

/** Columns that say of which round a published row is; the others come from the round that was scored. */
const PLACE = new Set(['organization_id', 'round_id', 'compared_with']);

const columnsOf = (table: PgTable) =>
  Object.entries(getTableColumns(table)).filter(([, column]) => !PLACE.has(column.name));

/** Keeps what was published of the scored rounds in a table for this connection, by the number of its round. */
async function stage(
  sql: postgres.Sql,
  table: PgTable,
  name: string,
  rows: readonly { number: number; text: string }[],
) {
  const columns = columnsOf(table);
  const types = columns.map(([key, column]) => `"${key}" ${column.getSQLType()}`);
  await sql.unsafe(`create temp table "${name}" (number int, ${types.join()})`);
  for (const { number, text } of rows)
    await sql.unsafe(
      `insert into "${name}" select ${number}, given.* from json_to_recordset($1::text::json) as given(${types.join()})`,
      [text],
    );
}

const tables = [
  { table: publishedRows, name: 'scored_rows', texts: ({ done }: Template[number]) => done.rows },
  { table: publishedChanges, name: 'scored_changes', texts: ({ done }: Template[number]) => done.changes },
  {
    table: roundLedgers,
    name: 'scored_ledgers',
    texts: ({ done }: Template[number]) => `[{"ledger":${done.ledger}}]`,
  },
] as const;

/** Makes what was published of the scored rounds known to this connection. */
export async function stagePublished(sql: postgres.Sql, templates: readonly Template[]): Promise<void> {
  for (const { table, name, texts } of tables) {
    const rows = templates.flatMap((template, team) =>
      template.map((round, index) => ({ number: team * template.length + index, text: texts(round) })),
    );
    await stage(sql, table, name, rows);
  }
  await sql`create temp table looks_like (organization_id uuid, round_id uuid, compared_with uuid, number int)`;
}

/** Gives the rounds of an organization what was published of those that they look like. */
export async function copyPublished(
  sql: postgres.Sql,
  { id, all }: MadeUpOrganization,
  tell: (done: number) => void,
): Promise<void> {
  const STEP = 50;
  for (let from = 0; from < all.length; from += STEP) {
    const teams = all.slice(from, from + STEP);
    await sql`truncate looks_like`;
    await copyRows(
      sql,
      'looks_like',
      ['organization_id', 'round_id', 'compared_with', 'number'],
      teams.flatMap(({ rounds, template }) =>
        rounds.map((round, index): Value[] => [
          id,
          round.id,
          rounds[index - 1]?.id ?? null,
          template * rounds.length + index,
        ]),
      ),
    );
    await sql`analyze looks_like`;
    for (const { table, name } of tables) {
      const place = Object.values(getTableColumns(table)).filter((column) => PLACE.has(column.name));
      const own = columnsOf(table);
      const into = [...place, ...own.map(([, column]) => column)].map((column) => `"${column.name}"`);
      const values = [
        ...place.map((column) => `place."${column.name}"`),
        ...own.map(([key]) => `scored."${key}"`),
      ];
      await sql.unsafe(`
        insert into "${getTableConfig(table).name}" (${into.join()})
        select ${values.join()} from looks_like place join "${name}" scored using (number)`);
    }
    tell(from + teams.length);
  }
}
