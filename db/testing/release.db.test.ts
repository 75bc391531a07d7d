import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from './database';
import { databaseOfRelease } from './release';
import { readDatabase, readRelease, releases } from './release-file';
import { RELEASE_0_1_0 } from './releases';

it('there is a database of the first release', () => expect(releases()).toContain('0.1.0'));

describe.each(releases())('the database of %s', (release) => {
  let database: TestDatabase;
  let sql: postgres.Sql;

  beforeAll(async () => {
    database = await databaseOfRelease(release);
    sql = postgres(database.url, { max: 1, onnotice: () => {} });
  });
  afterAll(async () => {
    await sql?.end();
    await database?.drop();
  });

  it('is what is in the file, value for value', async () => {
    const kept = readRelease(release);
    const made = await readDatabase(sql);
    expect(made.map(({ table, columns }) => [table, columns])).toEqual(
      kept.map(({ table, columns }) => [table, columns]),
    );
    for (const [i, { table, rows }] of made.entries())
      expect(JSON.stringify(rows) === JSON.stringify(kept[i]?.rows), table).toBe(true);
  });

  it('holds together: loading checks no foreign key, so this does', async () => {
    const keys = await sql<{ table: string; name: string; definition: string }[]>`
      select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
    expect(keys.length).toBeGreaterThan(10);
    for (const { table, name, definition } of keys) {
      await sql`alter table ${sql(table)} drop constraint ${sql(name)}`;
      await sql`alter table ${sql(table)} add constraint ${sql(name)} ${sql.unsafe(definition)}`;
    }
  });

  it('numbers new rows after those it has', async () => {
    const [row] = await sql`
      insert into drizzle.__drizzle_migrations (hash, created_at) values ('next', 1) returning id`;
    const kept = readRelease(release).find(({ table }) => table === '__drizzle_migrations');
    expect(row?.id).toBe((kept?.rows.length ?? 0) + 1);
  });
});

describe('what is told about 0.1.0', () => {
  const rowsOf = (name: string) => {
    const { columns = [], rows = [] } = readRelease('0.1.0').find(({ table }) => table === name) ?? {};
    return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
  };
  const teams = Object.values(RELEASE_0_1_0.teams);

  it('names teams and rounds that are there, in their order', () => {
    const rounds = rowsOf('rounds').toSorted((a, b) => (String(a.opened_at) < String(b.opened_at) ? -1 : 1));
    for (const { id, name, rounds: told } of teams) {
      expect(rowsOf('teams').find((team) => team.id === id)?.name).toBe(name);
      const real = rounds.filter((round) => round.team_id === id);
      expect(real.map((round) => [round.id, round.closed_at === null])).toEqual(
        told.map((round) => [round.id, round.open]),
      );
    }
  });

  it('tells the very answers of the people it notes', () => {
    const respondents = rowsOf('respondents');
    const answers = rowsOf('answers');
    let compared = 0;
    for (const { rounds, noted } of teams) {
      for (const { respondentKey, answers: told } of Object.values(noted)) {
        for (const [i, { id }] of rounds.entries()) {
          const row = respondents.find((one) => one.round_id === id && one.respondent_key === respondentKey);
          const theirs = answers.filter((answer) => answer.respondent_id === row?.id);
          const real = theirs.map(({ item_id, value }) => [item_id, value]);
          const said = Object.entries(told[i] ?? {}).map(([itemId, value]) => [itemId, String(value)]);
          expect(real.toSorted()).toEqual(said.toSorted());
          compared += real.length;
        }
      }
    }
    expect(compared).toBeGreaterThan(400);
  });
});
