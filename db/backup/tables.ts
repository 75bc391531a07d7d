import 'server-only';
import type { Writable } from 'node:stream';
import type postgres from 'postgres';
import { ROLE_OF } from '@/db/addresses';

/**
 * What a backup leaves out: counts of attempts and numbers of transactions mean nothing elsewhere, and a session would let
 * whoever has the file in. After a restore everybody signs in again; what a device was asked a moment ago is over by then, and
 * mails of then are sent no more.
 */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  'rate_limits',
  'own_writes',
  'sessions',
  'password_links',
  'challenges',
  'letters',
]);

/** A table with the columns that can be written, and the tables that it refers to. */
export interface Shape {
  name: string;
  columns: string[];
  refersTo: string[];
  /** Whether its owner, too, sees only what a policy lets through. */
  forced: boolean;
  /** Whether the role of jobs sees all of its rows. */
  open: boolean;
}

/** Writes values in one way on every server. */
export const EXACT =
  "set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1; set local statement_timeout = 0";

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Names of a statement, in quotes. */
export const quotedNames = (names: readonly string[]) => names.map(quoted).join(', ');

/** Every row of a table, in the text form of COPY and in the order that the server finds them in. */
export async function* rowsFrom(
  sql: postgres.ISql,
  table: string,
  columns: readonly string[],
): AsyncGenerator<Buffer> {
  const rows = await sql.unsafe(`copy ${quoted(table)} (${quotedNames(columns)}) to stdout`).readable();
  for await (const bytes of rows as AsyncIterable<Buffer>) yield bytes;
  // The driver stops listening while nobody reads. Where the rows end just then it would not begin again.
  rows._read(0);
}

/** Takes rows in that form for a table. */
export const rowsInto = (sql: postgres.ISql, table: string, columns: readonly string[]): Promise<Writable> =>
  sql.unsafe(`copy ${quoted(table)} (${quotedNames(columns)}) from stdin`).writable();

/** Every table of Patamar that belongs into a backup, in any order. Extensions look after theirs. */
export async function shapesOf(sql: postgres.ISql): Promise<Shape[]> {
  const shapes = await sql<Shape[]>`
    select c.relname as name, c.relforcerowsecurity as forced,
      coalesce((select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '{}') as columns,
      array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.contype = 'f' and k.conrelid = c.oid and f.oid <> c.oid order by 1) as "refersTo",
      has_table_privilege(${ROLE_OF.jobs}, c.oid, 'select') and (not c.relrowsecurity or (
        exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
          and ${ROLE_OF.jobs} = any (p.roles) and p.permissive = 'PERMISSIVE' and p.cmd in ('ALL', 'SELECT') and p.qual = 'true')
        and not exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
          and p.roles && array[${ROLE_OF.jobs}, 'public']::name[] and p.permissive = 'RESTRICTIVE'))) as open
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by 1`;
  return shapes.filter(({ name }) => !LEFT_OUT.has(name));
}

/** The tables, each after those that it refers to, so that every row finds what it hangs on. */
export function parentsFirst(shapes: readonly Shape[]): Shape[] {
  const ordered: Shape[] = [];
  for (let left = [...shapes]; left.length > 0; ) {
    const waiting = new Set(left.map(({ name }) => name));
    const ready = left.filter(({ refersTo }) => !refersTo.some((one) => waiting.has(one)));
    if (ready.length === 0) throw new Error(`These tables refer to each other: ${[...waiting].join(', ')}.`);
    ordered.push(...ready);
    left = left.filter((one) => !ready.includes(one));
  }
  return ordered;
}
