import 'server-only';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { ROLE_OF } from '@/db/addresses';
import { END_OF_ROWS, FORMAT, type Header, type TableLine } from './format';
import { BackupProblem } from './problem';
import { RowSum } from './row-sum';
import { EXACT, parentsFirst, quotedNames, rowsFrom, type Shape, shapesOf } from './tables';

/** Is told now and then how many rows of how many are done. */
export type Progress = (done: number, all: number) => void;

const releaseHere = (): string =>
  JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')).version;

const migrationsOf = async (sql: postgres.ReservedSql): Promise<Header['migrations']> => {
  const rows = await sql<{ at: string; hash: string }[]>`
    select created_at as at, hash from drizzle.__drizzle_migrations order by created_at, id`;
  return rows.map(({ at, hash }) => ({ at: Number(at), hash }));
};

/** What there is to save, in the order of the file, before anything is locked. */
async function findTables(sql: postgres.ReservedSql): Promise<Shape[]> {
  const [found] = await sql<{ migrations: string | null; role: string | null }[]>`
    select to_regclass('drizzle.__drizzle_migrations') as migrations, to_regrole(${ROLE_OF.jobs}) as role`;
  if (!found?.migrations || !found.role) throw new BackupProblem('nothing');
  const shapes = await shapesOf(sql);
  if (shapes.length === 0) throw new BackupProblem('nothing');
  const walled = shapes.find(({ open }) => !open);
  if (walled) throw new BackupProblem('walled', { table: walled.name });
  return parentsFirst(shapes);
}

/**
 * Begins the one transaction that everything is read in: what is saved is the database as it is at this moment, whoever
 * goes on writing. Nobody waits for it but a migration.
 */
async function beginSnapshot(sql: postgres.ReservedSql, shapes: readonly Shape[]): Promise<void> {
  await sql.unsafe('begin isolation level repeatable read read only');
  await sql.unsafe(EXACT);
  // Before the first look, which is what the moment is: a table cannot become another one after it.
  await sql.unsafe(`lock table ${quotedNames(shapes.map(({ name }) => name))} in access share mode`);
  const now = parentsFirst(await shapesOf(sql));
  if (JSON.stringify(now) !== JSON.stringify(shapes)) throw new BackupProblem('migrating');
}

async function headerOf(sql: postgres.ReservedSql, shapes: readonly Shape[]): Promise<Header> {
  // The owner may read these two; the rows belong to everybody's role, which sees every organization.
  const migrations = await migrationsOf(sql);
  const sequences = await sql<Header['sequences']>`
    select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' order by 1`;
  await sql.unsafe(`set local role ${ROLE_OF.jobs}`);
  const counts = shapes.map(
    ({ name }) => `select '${name}' as name, count(*)::int as rows from ${quotedNames([name])}`,
  );
  const tables = await sql.unsafe<Header['tables']>(counts.join(' union all '));
  const models = await sql<{ version: string }[]>`
    select version from model_versions where organization_id is null order by published_at, version`;
  const madeAt = new Date().toISOString();
  return {
    patamar: 'backup',
    format: FORMAT,
    release: releaseHere(),
    madeAt,
    migrations,
    models: models.map(({ version }) => version),
    tables: [...tables],
    sequences: [...sequences],
  };
}

/** The rows of a table between its two lines. */
async function* tableOf(
  sql: postgres.ReservedSql,
  { name, columns }: Shape,
  tell: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const line: TableLine = { table: name, columns };
  yield textLine(line);
  const sum = new RowSum();
  for await (const bytes of rowsFrom(sql, name, columns)) {
    sum.add(bytes);
    tell(sum.rows);
    yield bytes;
  }
  yield END_OF_ROWS;
  yield textLine({ rows: sum.rows, digest: sum.digest });
}

const textLine = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`);

async function* contentOf(sql: postgres.ReservedSql, tell: Progress): AsyncGenerator<Buffer> {
  const shapes = await findTables(sql);
  await beginSnapshot(sql, shapes);
  const header = await headerOf(sql, shapes);
  yield textLine(header);
  const all = header.tables.reduce((sum, { rows }) => sum + rows, 0);
  let before = 0;
  for (const [i, shape] of shapes.entries()) {
    yield* tableOf(sql, shape, (rows) => tell(before + rows, all));
    before += header.tables[i]?.rows ?? 0;
  }
  await sql.unsafe('commit');
}

/**
 * Everything that belongs into a backup of a database, as it is at one moment, piece by piece (format.ts). Whoever takes the
 * pieces may take their time: the server waits for them, and no more than a piece is held in memory.
 * @param url past every pooler, as the owner of the database
 */
export async function* backupOf(url: string, tell: Progress = () => {}): AsyncGenerator<Buffer> {
  const sql = postgres(url, {
    max: 1,
    max_lifetime: null,
    connection: { application_name: 'patamar backup' },
    onnotice: () => {},
  });
  try {
    const whole = createHash('sha256');
    for await (const bytes of contentOf(await sql.reserve(), tell)) {
      whole.update(bytes);
      yield bytes;
    }
    yield textLine({ sha256: whole.digest('hex') });
  } finally {
    // Also in the middle of a table, where the server would go on sending.
    await sql.end({ timeout: 0 });
  }
}
