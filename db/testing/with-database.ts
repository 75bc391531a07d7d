import { afterAll, beforeAll } from 'vitest';
import { closeDatabases } from '@/db/client';
import { createTestDatabase, type TestDatabase } from './database';

/** Gives this test file a migrated database of its own, with the settings the code under test reads. */
export function withDatabase(): void {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.DATABASE_URL = database.url;
    process.env.DATABASE_POOL = '5';
    process.env.NEXTAUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests';
  });
  afterAll(async () => {
    await closeDatabases();
    await database.drop();
  });
}
