import 'server-only';
import { inArray } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { users } from '@/db/schema';

/**
 * Names of people by their ids, of former members too, whom the tenant's door does not show. Only for ids that stand in rows of
 * the organization that asks: whoever they were, they were one of it then. Accounts that are gone are not in it.
 */
export async function formerNames(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  if (ids.size === 0) return new Map();
  const rows = await systemDatabase()
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
