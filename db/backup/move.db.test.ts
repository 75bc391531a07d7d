import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { closeDatabases, systemDatabase } from '@/db/client';
import { prepare } from '@/lib/jobs/prepare';
import { startDatabase } from '../../scripts/postgres.mjs';
import { connected, rowsKept, saveBackup } from '../testing/backup-file';
import type { TestDatabase } from '../testing/database';
import { databaseOfRelease, upgradedFrom } from '../testing/release';
import { releases } from '../testing/release-file';
import { restoreBackup } from './restore';

const folder = mkdtempSync(join(tmpdir(), 'patamar-moved-'));
/** A server that has never heard of Patamar; nothing there but owners of empty databases, who are no superusers. */
let other: Awaited<ReturnType<typeof startDatabase>>;
let owners = 0;

beforeAll(async () => {
  other = await startDatabase({ dir: join(folder, 'server'), durable: false, throwAway: true });
}, 120_000);
afterAll(async () => {
  await other?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As docs/operations.md says. */
async function emptyDatabase(): Promise<{ owner: string; superuser: string }> {
  owners += 1;
  const name = `moved_${owners}`;
  await connected(other.url, async (admin) => {
    await admin.unsafe(`create role ${name} login createrole password 'secret'`);
    await admin.unsafe(`create database ${name} owner ${name}`);
    // Roles belong to the server: whoever made them for a database before gives them to the next.
    if (owners > 1) await admin.unsafe(`grant patamar_app, patamar_system to ${name} with admin option`);
  });
  const at = (user?: string) => {
    const address = new URL(other.url);
    address.pathname = `/${name}`;
    if (user) Object.assign(address, { username: user, password: 'secret' });
    return address.href;
  };
  return { owner: at(name), superuser: at() };
}

const inPassing = async (make: () => Promise<TestDatabase>, work: (url: string) => Promise<void>) => {
  const database = await make();
  try {
    await work(database.url);
  } finally {
    await database.drop();
  }
};

it.each(releases())(
  'a backup of release %s, taken before the upgrade, becomes on another server what the upgrade makes of it',
  async (release) => {
    const file = join(folder, release);
    await inPassing(
      () => databaseOfRelease(release),
      (url) => saveBackup(url, file),
    );
    const { owner, superuser } = await emptyDatabase();
    const { header } = await restoreBackup(owner, file);
    expect(header.migrations.length).toBeGreaterThan(0);
    await inPassing(
      () => upgradedFrom(release),
      async (url) => expect(await rowsKept(superuser)).toEqual(await rowsKept(url)),
    );
  },
  120_000,
);

it('an installation that moved starts there, works as two logins, and moves back with all it has', async () => {
  const first = join(folder, 'first');
  const back = join(folder, 'back');
  await inPassing(
    () => upgradedFrom('0.1.0'),
    (url) => saveBackup(url, first),
  );
  const { owner, superuser } = await emptyDatabase();
  await restoreBackup(owner, first);
  vi.stubEnv('NEXTAUTH_SECRET', 'only-for-tests-only-for-tests-only-for-tests');
  for (const name of ['DATABASE_DIRECT_URL', 'DATABASE_SYSTEM_URL']) vi.stubEnv(name, undefined);
  vi.stubEnv('DATABASE_URL', owner);
  const said: string[] = [];
  await prepare((line) => said.push(line));
  expect(said.at(-1)).toMatch(/^Results worked out anew: (\d+) of \1$/);
  const [who] = await systemDatabase().execute<{ login: string }>(sql`select current_user as login`);
  expect(who?.login).toMatch(/_jobs$/);
  await closeDatabases();

  await saveBackup(owner, back);
  const again = await emptyDatabase();
  const { answersKey } = await restoreBackup(again.owner, back);
  expect(answersKey).toMatch(/^[0-9a-f]{64}$/);
  expect(await rowsKept(again.superuser)).toEqual(await rowsKept(superuser));
}, 240_000);
