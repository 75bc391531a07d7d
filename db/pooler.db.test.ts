import { afterEach, expect, it, vi } from 'vitest';
import { closeDatabases, systemDatabase, tenantPool } from './client';
import { withDatabase } from './testing/with-database';

withDatabase();

afterEach(async () => {
  await closeDatabases();
  vi.unstubAllEnvs();
});

const direct = !process.env.TEST_POOLER_URL;

it('keeps statements prepared where no pooler stands before the server, once that is known', async () => {
  for (const database of [tenantPool(), systemDatabase()]) {
    expect(database.$client.options.prepare).toBe(false);
    // The question travels beside what is asked meanwhile, on whichever connection is free.
    for (let i = 0; i < 5; i += 1) await database.execute('select 1');
    if (direct) await vi.waitFor(() => expect(database.$client.options.prepare).toBe(true), 5_000);
    else expect(database.$client.options.prepare).toBe(false);
  }
});

it('does as DATABASE_PREPARE says', async () => {
  for (const said of ['0', '1']) {
    vi.stubEnv('DATABASE_PREPARE', said);
    await closeDatabases();
    const { $client } = tenantPool();
    for (let i = 0; i < (direct ? 5 : 1); i += 1) await tenantPool().execute('select 1');
    expect($client.options.prepare).toBe(said === '1');
  }
});
