import 'server-only';
import { sql } from 'drizzle-orm';
import { type Database, tenantPool } from './client';

/** A transaction that sees one organization. */
export type Tenant = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Runs `work` in one transaction that can see and change the rows of one organization only. */
export function inOrganization<T>(
  access: { readonly organizationId: string },
  work: (tx: Tenant) => Promise<T>,
): Promise<T> {
  return tenantPool().transaction(async (tx) => {
    // Not awaited on its own: it travels with the first query, and a connection keeps their order.
    const settings = tx
      .execute(
        sql`select set_config('role', 'patamar_app', true), set_config('app.organization_id', ${access.organizationId}, true)`,
      )
      .execute();
    const [, result] = await Promise.all([settings, work(tx)]);
    return result;
  });
}
