import 'server-only';
import { getTableName } from 'drizzle-orm';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { systemDatabase } from '@/db/client';
import { rateLimits } from '@/db/schema';

interface Query {
  text: string;
  values: (string | number | null)[];
}

/** As much of node-postgres as the library asks for, over the pool that is there. */
const client = {
  async query({ text, values }: Query) {
    const rows = await systemDatabase().$client.unsafe(text, values);
    return { rows, rowCount: rows.count };
  },
};

/**
 * A limit that all processes share: it counts in one statement, so that attempts made in parallel are all counted.
 * @param sweeps whether this one deletes the windows of all limits that have been over for an hour, every five minutes
 */
export const sharedRateLimiter = (keyPrefix: string, points: number, seconds: number, sweeps: boolean) =>
  new RateLimiterPostgres({
    storeClient: client,
    storeType: 'pool',
    tableName: getTableName(rateLimits),
    tableCreated: true,
    clearExpiredByTimeout: sweeps,
    keyPrefix,
    points,
    duration: seconds,
  });
