import { afterAll, beforeAll } from 'vitest';
import { closeDatabases } from '@/db/client';
import { createTestDatabase, settingsOf, type TestDatabase } from './database';

/**
 * Gives this test file a database of its own, with the settings the code under test reads.
 * @param create default: a migrated one without rows
 */
export function withDatabase(create: () => Promise<TestDatabase> = createTestDatabase): void {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await create();
    Object.assign(process.env, settingsOf(database.url));
    process.env.DATABASE_POOL = '5';
    process.env.NEXTAUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests';
  });
  afterAll(async () => {
    await closeDatabases();
    await database.drop();
  });
}
