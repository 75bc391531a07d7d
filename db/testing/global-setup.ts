import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { databaseAddresses } from '@/db/addresses';
import { ensureLogins } from '@/db/logins';
import { migrate } from '@/db/migrate';
import { startDatabase } from '../../scripts/postgres.mjs';
import { settingsOf } from './database';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server's own database, for making and dropping others. */
    databaseUrl: string;
    /** Name of the migrated, empty database that every test file gets a copy of. */
    databaseTemplate: string;
  }
}

/** Starts one PostgreSQL for all test files (or uses TEST_DATABASE_URL) and migrates a template once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL ? undefined : await startThrowaway();
  const url = process.env.TEST_DATABASE_URL ?? server?.url;
  if (!url) throw new Error('There is no PostgreSQL for the tests.');
  const template = `patamar_template_${randomBytes(4).toString('hex')}`;
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  const tearDown = async () => {
    await admin.unsafe(`drop database if exists "${template}" with (force)`);
    await admin.end();
    await server?.stop();
  };
  try {
    await admin.unsafe(`create database "${template}"`);
    const address = databaseNamed(url, template);
    await migrate(address);
    await ensureLogins(databaseAddresses(settingsOf(address)));
    project.provide('databaseUrl', url);
    project.provide('databaseTemplate', template);
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}

function startThrowaway() {
  const dir = mkdtempSync(join(tmpdir(), 'patamar-test-'));
  return startDatabase({ dir, durable: false, throwAway: true });
}

function databaseNamed(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
