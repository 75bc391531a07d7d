import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { type PgColumn, PgTable } from 'drizzle-orm/pg-core';
import * as schema from '@/db/schema';

/** Tables of tenants by their name in the source, each with the column that says whose a row is and its name in SQL. */
export const TENANT = new Map<string, { owner: string; name: string }>(
  Object.entries(schema).flatMap(([key, table]): [string, { owner: string; name: string }][] => {
    if (!is(table, PgTable)) return [];
    const columns: Record<string, PgColumn> = getTableColumns<PgTable>(table);
    const name = getTableName(table);
    if (table === schema.organizations) return [[key, { owner: 'id', name }]];
    // Built-in models belong to nobody: where an organization is no must, its absence is no fault.
    return columns.organizationId?.notNull ? [[key, { owner: 'organizationId', name }]] : [];
  }),
);
