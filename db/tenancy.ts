import 'server-only';
import { sql } from 'drizzle-orm';
import { type Database, tenantPool } from './client';
import { hasSeen, noteOwnWrite } from './own-writes';

/** A transaction that sees one organization. */
export type Tenant = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Runs `work` in one transaction that can see and change the rows of one organization only. */
export function inOrganization<T>(
  access: { readonly organizationId: string; readonly userId?: string },
  work: (tx: Tenant) => Promise<T>,
): Promise<T> {
  return tenantPool().transaction(async (tx) => {
    // Not awaited on its own: it travels with the first query, and a connection keeps their order.
    const settings = tx
      .execute(sql`select set_config('app.organization_id', ${access.organizationId}, true)`)
      .execute();
    const [, result] = await Promise.all([settings, work(tx)]);
    await noteOwnWrite(tx, access.userId);
    return result;
  });
}

/** The server has not seen everything yet that the person has changed. */
class Behind extends Error {}

/**
 * Runs `work` in a transaction on one of the servers that can see the rows of one organization, as they are at one moment,
 * and change nothing. Throws `Behind` unless the server has seen these transactions.
 */
export function lookAt<T>(
  database: Database,
  { organizationId, seen }: { organizationId: string; seen: readonly number[] },
  work: (tx: Tenant) => Promise<T>,
): Promise<T> {
  return database.transaction(async (tx) => {
    // Results are kept by what the first statement says of them, so the next ones must not see more (lib/results/queries.ts).
    const settings = Promise.all([
      tx.execute(sql`set transaction isolation level repeatable read, read only`).execute(),
      tx.execute(sql`select set_config('app.organization_id', ${organizationId}, true)`).execute(),
    ]);
    if (seen.length > 0 && !(await Promise.all([hasSeen(tx, seen), settings]))[0]) throw new Behind();
    const [, result] = await Promise.all([settings, work(tx)]);
    return result;
  });
}
