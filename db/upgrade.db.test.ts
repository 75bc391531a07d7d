import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from './migrate';
import type { TestDatabase } from './testing/database';
import { databaseOfRelease } from './testing/release';
import { readDatabase, readRelease, releases } from './testing/release-file';

/** What no upgrade takes from people. Other tables may become others. */
const STAYS = [
  'users',
  'organizations',
  'memberships',
  'teams',
  'team_members',
  'rounds',
  'answers',
  'plans',
  'actions',
];

/** Tables that are called otherwise since. */
const NOW: Readonly<Record<string, string>> = { actions: 'steps' };

const MIGRATIONS = 'db/migrations';

const entries: { when: number; tag: string }[] = JSON.parse(
  readFileSync(`${MIGRATIONS}/meta/_journal.json`, 'utf8'),
).entries;

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

describe.each(releases())('an upgrade from %s', (release) => {
  let database: TestDatabase;
  let sql: postgres.Sql;

  beforeAll(async () => {
    database = await databaseOfRelease(release);
    await migrate(database.url);
    sql = postgres(database.url, { max: 1, onnotice: () => {} });
  });
  afterAll(async () => {
    await sql?.end();
    await database?.drop();
  });

  it('applies every migration of the tree', async () => {
    const applied = await sql`select created_at from drizzle.__drizzle_migrations order by created_at`;
    expect(applied.map((row) => Number(row.created_at))).toEqual(
      entries.map(({ when }) => when).toSorted((a, b) => a - b),
    );
  });

  it('follows migrations that are still what they were', () => {
    const { columns = [], rows = [] } =
      readRelease(release).find(({ table }) => table === '__drizzle_migrations') ?? {};
    const [at, hash] = [columns.indexOf('created_at'), columns.indexOf('hash')];
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const tag = entries.find(({ when }) => when === Number(row[at]))?.tag;
      const text = readFileSync(`${MIGRATIONS}/${tag}.sql`, 'utf8').replaceAll('\r\n', '\n');
      expect(digest(text), `${tag} was changed after ${release} had it.`).toBe(row[hash]);
    }
  });

  it('keeps people, teams, answers and plans', async () => {
    const before = readRelease(release).filter(({ table }) => STAYS.includes(table));
    expect(before.map(({ table }) => table).toSorted()).toEqual(STAYS.toSorted());
    for (const { table, rows } of before) {
      const [counted] = await sql`select count(*)::int as many from ${sql(NOW[table] ?? table)}`;
      expect([table, counted?.many]).toEqual([table, rows.length]);
    }
  });

  it('counts in a round that runs who was asked when it opened, so that it is noticed who is taken out', async () => {
    const running = await sql`
      select asked_at_opening as told, (select count(*)::int from respondents p
        where p.organization_id = r.organization_id and p.round_id = r.id and p.invited_at <= r.opened_at) as asked
      from rounds r where closed_at is null`;
    expect(running.length).toBeGreaterThan(0);
    for (const { told, asked } of running) expect(told).toBe(asked);
    expect(running.some(({ asked }) => asked > 1)).toBe(true);
  });

  it('changes nothing when it is done again', async () => {
    const look = async () =>
      (await readDatabase(sql)).map(({ schema, table, ...rest }) => [
        schema,
        table,
        digest(JSON.stringify(rest)),
      ]);
    const once = await look();
    await migrate(database.url);
    expect(await look()).toEqual(once);
  });
});
