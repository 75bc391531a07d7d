import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '@/db/migrate';
import { startDatabase } from '../scripts/postgres.mjs';

let server: Awaited<ReturnType<typeof startDatabase>>;

// As people run it, and not as tests do: those give safety away for speed.
beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'patamar-killed-'));
  server = await startDatabase({ dir, durable: true, throwAway: true });
  await migrate(server.url);
}, 120_000);

afterAll(async () => {
  await server?.stop();
});

/** Asks until the database, which its watch starts again, answers. */
async function afterComingBack<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  for (const end = Date.now() + 60_000; ; ) {
    const sql = postgres(server.url, { max: 1, onnotice: () => {}, connect_timeout: 2 });
    try {
      return await work(sql);
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

it('an answer that was acknowledged is there after the database was killed with SIGKILL', async () => {
  const [organization, team, round, person] = Array.from({ length: 4 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
  ];
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  const [model] = await sql`insert into model_versions (id, version, content, content_hash)
    values (${randomUUID()}, '1.0.0', '{}', 'none') returning id`;
  await sql`insert into organizations (id, name) values (${organization}, 'Killed')`;
  await sql`insert into teams (organization_id, id, name, scope) values (${organization}, ${team}, 'Team', '{DEV}')`;
  await sql`insert into rounds (organization_id, id, team_id, name, mode, format, scope, model_version_id)
    values (${organization}, ${round}, ${team}, 'Q1', 'quick', 'anonymous', '{DEV}', ${String(model?.id)})`;
  await sql`insert into respondents (organization_id, id, round_id) values (${organization}, ${person}, ${round})`;
  for (const value of ['1', '2', '3']) {
    const batch = [{ item: 'DEV-CI', chosen: value, moment: new Date().toISOString() }];
    const [told] = await sql`
      select keep_answers(${organization}, ${round}, ${person}, ${sql.json(batch)}) as newer`;
    expect(told?.newer).toEqual([]);
  }
  const pid = Number(readFileSync(join(server.dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  await sql.end({ timeout: 1 });
  const kept = await afterComingBack(
    (again) => again`select item_id, value from answers where respondent_id = ${person}`,
  );
  expect(kept.map(({ item_id, value }) => [item_id, value])).toEqual([['DEV-CI', '3']]);
}, 120_000);
