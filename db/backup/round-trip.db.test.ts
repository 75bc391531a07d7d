import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { prepare } from '@/lib/jobs/prepare';
import { connected, linesOf, rowsKept, saveBackup, tablesIn } from '../testing/backup-file';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../testing/database';
import { upgradedFrom } from '../testing/release';
import { RELEASE_0_1_0 } from '../testing/releases';
import { withDatabase } from '../testing/with-database';
import { headerLine } from './format';
import { restoreBackup } from './restore';
import { backupOf } from './save';
import { LEFT_OUT } from './tables';

/** A migration that this source tree does not have: with all that a later one could bring. */
const { ODD } = vi.hoisted(() => ({
  ODD: {
    folderMillis: 9_999_999_999_999,
    hash: 'odd',
    bps: true,
    sql: [
      `create table odd (id bigint generated always as identity primary key, "Odd "" name" text, bytes bytea,
        moment timestamptz, span interval, number float8, document json, binary_document jsonb, many text[],
        loud text generated always as (upper("Odd "" name")) stored, parent bigint references odd)`,
      'grant select on odd to patamar_system',
      'create sequence tickets start 7',
      'create sequence untouched start 7',
    ],
  },
}));
vi.mock('@/db/migrate', async (original) => {
  const real = await original<typeof import('@/db/migrate')>();
  return { ...real, allMigrations: () => [...real.allMigrations(), ODD] };
});

const NASTY = [
  'tab\there',
  'line\nbreak\r\n',
  '\\.',
  '\\N',
  'back\\slash',
  '',
  ' ',
  'São João – ação 🙂 a\u0301 \u202e',
  '"{\'}',
];

let source = '';
const folder = mkdtempSync(join(tmpdir(), 'patamar-backup-'));
const file = join(folder, 'backup');
let target: TestDatabase;

withDatabase(async () => {
  const database = await upgradedFrom(RELEASE_0_1_0.release);
  source = database.url;
  return database;
});

beforeAll(async () => {
  vi.stubEnv('DEMO', '1');
  await prepare(() => {});
  await connected(source, async (sql) => {
    for (const statement of ODD.sql) await sql.unsafe(statement);
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${ODD.hash}, ${ODD.folderMillis})`;
    for (const text of NASTY)
      await sql`insert into odd ("Odd "" name", bytes, moment, span, number, document, binary_document, many)
        values (${text}, ${Buffer.from([0, 10, 92, 255])}, '2026-11-30 12:34:56.123456-03', '1 mon -2 days', ${Math.PI},
          '{"a": 1,  "a": "\\u00e9"}', ${sql.json({ text, deep: [null, 1e21] })}, ${[text, 'NULL']})`;
    await sql`insert into odd (moment, number) values ('-infinity', 'NaN')`;
    // The first rows hang on the last.
    await sql`update odd set parent = (select max(id) from odd) where number <> 'NaN'`;
    await sql`select nextval('tickets'), nextval('tickets')`;
    const [user] = await sql`select id from users limit 1`;
    await sql`insert into own_writes (user_id, transaction) values (${String(user?.id)}, 1)`;
    await sql`insert into rate_limits (key, points) values ('kept here', 1)`;
  });
  target = await createEmptyDatabase();
}, 240_000);
afterAll(async () => {
  await target?.drop();
  rmSync(folder, { recursive: true });
});

describe('a restored backup', () => {
  let before: Awaited<ReturnType<typeof rowsKept>>;

  beforeAll(async () => {
    before = await rowsKept(source);
    await saveBackup(source, file);
    await restoreBackup(target.url, file);
  }, 120_000);

  it('has every row of every table as it was', async () => {
    expect(before.length).toBeGreaterThan(25);
    const now = new Map(await rowsKept(target.url));
    expect([...now.keys()]).toEqual(before.map(([table]) => table));
    for (const [table, rows] of before) expect(now.get(table) === rows, table).toBe(true);
    for (const table of ['odd', 'published_rows', 'answers', 'model_versions', 'round_ledgers'])
      expect(before.find(([name]) => name === table)?.[1].length, table).toBeGreaterThan(200);
  });

  it('numbers what comes next where the other one would', async () => {
    const next = (url: string) =>
      connected(url, async (sql) => {
        const [row] = await sql`select nextval('tickets') as tickets, nextval('untouched') as untouched`;
        const [odd] = await sql`insert into odd default values returning id`;
        return { ...row, ...odd };
      });
    const expected = await next(source);
    expect(expected).toMatchObject({ tickets: '9', untouched: '7' });
    expect(await next(target.url)).toEqual(expected);
  });

  it('has the same walls, rights, keys and rules', async () => {
    const look = (url: string) =>
      connected(url, async (sql) => [
        await sql`select relname, relrowsecurity, relforcerowsecurity, relacl::text from pg_class
          where relnamespace = 'public'::regnamespace order by 1`,
        await sql`select * from pg_policies order by tablename, policyname`,
        await sql`select conname, convalidated, condeferrable, pg_get_constraintdef(oid) from pg_constraint
          where connamespace = 'public'::regnamespace order by conrelid::regclass::text, 1`,
        await sql`select tgname, tgenabled from pg_trigger where not tgisinternal order by 1`,
      ]);
    expect(await look(target.url)).toEqual(await look(source));
  });

  it('leaves out what means nothing elsewhere, and nothing hangs on that', async () => {
    await connected(target.url, async (sql) => {
      for (const table of ['rate_limits', 'own_writes']) {
        expect(LEFT_OUT.has(table)).toBe(true);
        expect(await sql`select from ${sql(table)}`, table).toHaveLength(0);
      }
      const hanging = await sql`select conrelid::regclass::text as table from pg_constraint
        where contype = 'f' and confrelid::regclass::text = any (${[...LEFT_OUT]}) and conrelid::regclass::text <> all (${[...LEFT_OUT]})`;
      expect([...hanging]).toEqual([]);
    });
  });

  it('says first what it holds', () => {
    const header = headerLine.parse(JSON.parse(linesOf(file)[0] ?? ''));
    expect(header.release).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
    expect(header.models.length).toBeGreaterThan(0);
    expect(header.tables.find(({ name }) => name === 'odd')?.rows).toBe(NASTY.length + 1);
    expect(header.tables.map(({ name }) => name).filter((name) => LEFT_OUT.has(name))).toEqual([]);
  });
});

it('is the database of one moment, however long it takes and whatever people do meanwhile', async () => {
  const before = await rowsKept(source);
  const pieces: Buffer[] = [];
  const content = backupOf(source);
  const first = await content.next();
  if (!first.done) pieces.push(first.value);
  // The header is there: nobody waits for the rest.
  await connected(source, async (sql) => {
    await sql`update teams set name = name || ' renamed'`;
    await sql`delete from answers where respondent_id in (select respondent_id from answers limit 20)`;
    await sql`insert into users (id, name, email) values (gen_random_uuid(), 'Late', 'late@example.org')`;
    await sql`delete from organizations where kind = 'demo'`;
  });
  for await (const piece of content) pieces.push(piece);
  writeFileSync(file, gzipSync(Buffer.concat(pieces)));
  const other = await createEmptyDatabase();
  try {
    await restoreBackup(other.url, file);
    expect(await rowsKept(other.url)).toEqual(before);
    expect(await rowsKept(source)).not.toEqual(before);
  } finally {
    await other.drop();
  }
}, 120_000);

it('is not begun where nothing is to be saved, or not all can be read', async () => {
  const empty = await createEmptyDatabase();
  const walled = await createTestDatabase();
  try {
    const save = (url: string) => saveBackup(url, join(folder, 'none'));
    await expect(save(empty.url)).rejects.toMatchObject({ reason: 'nothing' });
    expect(await tablesIn(empty.url)).toBe(0);
    await connected(walled.url, (sql) => sql`alter policy system on teams using (name <> 'Hidden')`);
    await expect(save(walled.url)).rejects.toMatchObject({ reason: 'walled', about: { table: 'teams' } });
  } finally {
    await empty.drop();
    await walled.drop();
  }
});
