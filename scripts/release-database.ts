// Keeps the database of a release, so that every later upgrade is tried on it; see db/testing/releases/README.md.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { readDatabase, releaseFile, writeRelease } from '@/db/testing/release-file';
import { startDatabase } from './postgres.mjs';

const [release, given] = process.argv.slice(2);
if (!release || !/^\d+\.\d+\.\d+$/.test(release)) {
  throw new Error('Say which release, for example 0.1.0; and the address of its database, if there is one.');
}

async function keep(name: string, url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    writeRelease(name, await readDatabase(sql));
  } finally {
    await sql.end();
  }
}

/** Makes a database with this source tree, and writes down what it holds. */
async function make(name: string): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'patamar-release-'));
  const server = await startDatabase({ dir, durable: false, throwAway: true });
  try {
    Object.assign(process.env, {
      DATABASE_URL: server.url,
      NEXTAUTH_SECRET: 'only-for-a-release-only-for-a-release',
    });
    const { migrate } = await import('@/db/migrate');
    const { makeSample } = await import('@/db/testing/sample/make');
    const { closeDatabases } = await import('@/db/client');
    const { databaseAddresses } = await import('@/db/addresses');
    const { ensureLogins } = await import('@/db/logins');
    await migrate(server.url);
    await ensureLogins(databaseAddresses());
    const held = await makeSample(server.url);
    await closeDatabases();
    await keep(name, server.url);
    writeFileSync(releaseFile(name).replace('.jsonl.gz', '.json'), `${JSON.stringify(held, null, 2)}\n`);
  } finally {
    await server.stop();
  }
}

await (given ? keep(release, given) : make(release));
