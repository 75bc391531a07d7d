import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connected, rowsKept, tablesIn } from '../testing/backup-file';
import { createEmptyDatabase, createTestDatabase, settingsOf, type TestDatabase } from '../testing/database';

const PEOPLE = 60_000;

let source: TestDatabase;
let target: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'patamar-killed-'));
const file = join(folder, 'backup');

/** Enough that there is time to be killed in, of what cannot be compressed. */
beforeAll(async () => {
  source = await createTestDatabase();
  target = await createEmptyDatabase();
  await connected(source.url, async (sql) => {
    await sql`insert into users (id, name, email) select gen_random_uuid(), 'P' || i, md5(i::text) || '@example.org'
      from generate_series(1, ${PEOPLE}) as i`;
  });
}, 120_000);
afterAll(async () => {
  await source?.drop();
  await target?.drop();
  rmSync(folder, { recursive: true });
});

function program(url: string, ...args: string[]): ChildProcess & { done: Promise<[number | null, string]> } {
  const env = { ...process.env, ...settingsOf(url), NEXTAUTH_SECRET: 'x'.repeat(32), LANG: 'en' };
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/patamar.ts', ...args], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text;
    });
  const done = new Promise<[number | null, string]>((resolve) =>
    child.once('close', (code) => resolve([code, said])),
  );
  return Object.assign(child, { done });
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; !(await condition()); await setTimeout(5))
    if (Date.now() > end) throw new Error('It never came to that.');
}

/** What the connection of a restore does now. */
const restoring = () =>
  connected(source.url, async (sql) => {
    const [row] = await sql<{ query: string }[]>`select query from pg_stat_activity
      where application_name = 'patamar restore' and state <> 'idle'`;
    return row?.query ?? '';
  });

it.each(['SIGKILL', 'SIGINT'] as const)(
  'a backup that %s ends has no file, and the next one is whole',
  async (signal) => {
    rmSync(file, { force: true });
    const child = program(source.url, 'backup', file);
    await until(() => (statSync(`${file}.part`, { throwIfNoEntry: false })?.size ?? 0) > 50_000);
    expect(statSync(`${file}.part`).mode & 0o777).toBe(0o600);
    child.kill(signal);
    const [code, said] = await child.done;
    expect(existsSync(file)).toBe(false);
    if (signal === 'SIGINT') {
      expect([code, said]).toEqual([2, expect.stringContaining('Stopped; nothing was changed.\n')]);
      expect(existsSync(`${file}.part`)).toBe(false);
    }
    const [again, told] = await program(source.url, 'backup', file).done;
    expect([again, told]).toEqual([0, expect.stringMatching(/^Saved 60,000 rows in /m)]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const left of [`${file}.part`, `${file}.lock`]) expect(existsSync(left)).toBe(false);
  },
  120_000,
);

it('a restore that is killed leaves nothing, whatever it was doing; the next one brings everything', async () => {
  for (const moment of [/create table|alter table/i, /copy "users".*from stdin/, /copy "users".*to stdout/]) {
    const child = program(target.url, 'restore', file);
    await until(async () => moment.test(await restoring()));
    child.kill('SIGKILL');
    expect((await child.done)[0]).toBeNull();
    await until(async () => (await restoring()) === '');
    expect(await tablesIn(target.url), String(moment)).toBe(0);
  }
  const [code, said] = await program(target.url, 'restore', file).done;
  expect([code, said]).toEqual([0, expect.stringContaining('Restored 60,000 rows, saved by release ')]);
  expect(await rowsKept(target.url)).toEqual(await rowsKept(source.url));
  const [refused, why] = await program(target.url, 'restore', file).done;
  expect([refused, why]).toEqual([2, expect.stringContaining('The database is not empty: it has ')]);
}, 240_000);
