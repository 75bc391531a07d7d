import 'server-only';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import postgres from 'postgres';
import { allMigrations, MIGRATION_LOCK, makeTables, migrate } from '@/db/migrate';
import type { Header } from './format';
import { BackupProblem } from './problem';
import { type Part, readBackup } from './read';
import { RowSum } from './row-sum';
import type { Progress } from './save';
import { EXACT, quotedNames, rowsFrom, rowsInto, type Shape, shapesOf } from './tables';

/** What was restored. */
export interface Restored {
  header: Header;
  /** Tells the key that answers of the backup are tied to their people with from others; null where none was used yet. */
  answersKey: string | null;
}

/** Reads all of it before the database is touched: nothing is begun with a file that cannot be gone through with. */
async function check(file: string): Promise<Header> {
  let header: Header | undefined;
  for await (const part of readBackup(file)) if (part.is === 'header') header = part.header;
  if (!header) throw new BackupProblem('damaged');
  return header;
}

/** The migrations that the database of the backup had had, out of those of this source tree. */
function migrationsFor({ migrations, release }: Header): MigrationMeta[] {
  const here = allMigrations();
  const hashes = new Map(migrations.map(({ at, hash }) => [at, hash]));
  const same = here.filter(({ folderMillis, hash }) => hashes.get(folderMillis) === hash);
  if (same.length === migrations.length) return same;
  const newest = Math.max(...here.map(({ folderMillis }) => folderMillis));
  const later = migrations.some(({ at }) => at > newest);
  throw new BackupProblem(later ? 'newer' : 'unknown', { release });
}

/** Throws where anything is in the database that an extension has not brought along. */
async function refuseUnlessEmpty(tx: postgres.TransactionSql): Promise<void> {
  const [found] = await tx<{ tables: number }[]>`
    select count(*)::int as tables from pg_class c
    where (c.relnamespace = 'public'::regnamespace or c.oid = to_regclass('drizzle.__drizzle_migrations'))
      and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;
  if (found && found.tables > 0) throw new BackupProblem('taken', { tables: found.tables });
}

/** The tables that were just made, which have to be those of the file, and its columns theirs. */
class Target {
  private readonly shapes: Map<string, Shape>;
  private into: Writable | undefined;

  constructor(
    private readonly tx: postgres.TransactionSql,
    shapes: readonly Shape[],
  ) {
    this.shapes = new Map(shapes.map((shape) => [shape.name, shape]));
  }

  private get forced(): Shape[] {
    return [...this.shapes.values()].filter(({ forced }) => forced);
  }

  /** Opens the tables to their owner, who may not load them else; and closes them again. Others never see them open. */
  async open(): Promise<void> {
    for (const { name } of this.forced)
      await this.tx.unsafe(`alter table ${quotedNames([name])} no force row level security`);
    // A migration may have put rows there; those of the file are all that there are to be.
    await this.tx.unsafe(`truncate table ${quotedNames([...this.shapes.keys()])} cascade`);
  }

  async close(): Promise<void> {
    for (const { name } of this.forced)
      await this.tx.unsafe(`alter table ${quotedNames([name])} force row level security`);
  }

  private async begin(table: string, columns: readonly string[]): Promise<void> {
    const shape = this.shapes.get(table);
    const known = shape && columns.join() === shape.columns.join();
    if (!known) throw new BackupProblem('differs', { table });
    this.into = await rowsInto(this.tx, table, columns);
    // An error is told by whoever writes next.
    this.into.on('error', () => {});
  }

  private async write(rows: Buffer): Promise<void> {
    const { into } = this;
    await new Promise<void>((resolve, reject) =>
      into?.write(rows, (error) => (error ? reject(into.errored ?? error) : resolve())),
    );
  }

  /** Ends a table, whose rows the server then has checked, and reads them again: they have to be those of the file. */
  private async end({ table, rows, digest }: Extract<Part, { is: 'end of table' }>): Promise<void> {
    this.into?.end();
    this.into = undefined;
    // The driver tells nobody of rows that the server refuses at the very end; the next statement fails then.
    await setImmediate();
    await this.tx`select 1`.catch((cause: unknown) => {
      throw new BackupProblem('differs', { table }, { cause });
    });
    const shape = this.shapes.get(table);
    const sum = new RowSum();
    for await (const bytes of rowsFrom(this.tx, table, shape?.columns ?? [])) sum.add(bytes);
    if (sum.rows !== rows || sum.digest !== digest) throw new BackupProblem('differs', { table });
  }

  async take(part: Part): Promise<void> {
    if (part.is === 'table') await this.begin(part.table.table, part.table.columns);
    if (part.is === 'rows') await this.write(part.rows);
    if (part.is === 'end of table') await this.end(part);
  }

  /** Leaves a table in the middle, so that the transaction can be ended. */
  leave(why: unknown): void {
    this.into?.destroy(why instanceof Error ? why : undefined);
  }

  async number(sequences: Header['sequences']): Promise<void> {
    for (const { name, last } of sequences)
      if (last !== null) await this.tx`select setval(${quotedNames([name])}, ${last})`;
  }
}

async function fill(
  tx: postgres.TransactionSql,
  file: string,
  { header, migrations, tell }: { header: Header; migrations: MigrationMeta[]; tell: Progress },
): Promise<string | null> {
  await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
  await refuseUnlessEmpty(tx);
  await tx.unsafe(EXACT);
  await makeTables(tx, migrations);
  const shapes = await shapesOf(tx);
  const missing = shapes.find(({ name }) => !header.tables.some((one) => one.name === name));
  if (missing) throw new BackupProblem('differs', { table: missing.name });
  const target = new Target(tx, shapes);
  await target.open();
  const all = header.tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  try {
    for await (const part of readBackup(file)) {
      await target.take(part);
      if (part.is === 'end of table') done += part.rows;
      tell(done, all);
    }
  } catch (error) {
    target.leave(error);
    throw error;
  }
  await target.number(header.sequences);
  const [key] = shapes.some(({ name }) => name === 'key_checks')
    ? await tx<{ mac: string }[]>`select mac from key_checks where name = 'answers'`
    : [];
  await target.close();
  return key?.mac ?? null;
}

/**
 * Restores a backup into an empty database, which then has what the backup has, and the tables of this release. Everything
 * that the backup holds comes in one transaction: whatever happens meanwhile, the database is empty or it is whole. Throws a
 * `BackupProblem` where the file or the database does not do.
 * @param url past every pooler, as the owner of the database
 */
export async function restoreBackup(url: string, file: string, tell: Progress = () => {}): Promise<Restored> {
  const header = await check(file);
  const migrations = migrationsFor(header);
  const sql = postgres(url, {
    max: 1,
    max_lifetime: null,
    connection: { application_name: 'patamar restore' },
    onnotice: () => {},
  });
  try {
    const answersKey = await sql.begin((tx) => fill(tx, file, { header, migrations, tell }));
    await migrate(url);
    await sql`analyze`;
    return { header, answersKey };
  } finally {
    await sql.end({ timeout: 1 });
  }
}
