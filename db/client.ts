import 'server-only';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema';

export type Database = PostgresJsDatabase<typeof schema> & { $client: postgres.Sql };

/**
 * Keeps the statements of drizzle prepared on their connection: without that each is planned anew and takes two round
 * trips. They stay few: as many as queries in the source, and lengths of a few short lists.
 */
function preparing<T extends postgres.ISql>(sql: T): T {
  const unsafe = sql.unsafe;
  sql.unsafe = (query, parameters, options) => unsafe(query, parameters, { ...options, prepare: true });
  return sql;
}

type Begin = (work: (connection: postgres.TransactionSql) => unknown) => Promise<unknown>;

function connect(role: string): Database {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error(
      'DATABASE_URL is not set. Start Patamar with `npm start`, or set it to a PostgreSQL address.',
    );
  const sql = postgres(url, {
    max: Number(process.env.DATABASE_POOL ?? 10),
    connect_timeout: 10,
    connection: { role, application_name: 'patamar', statement_timeout: 30_000 },
    onnotice: () => {},
  });
  const begin: Begin = sql.begin;
  const beginPreparing: Begin = (work) => begin((connection) => work(preparing(connection)));
  sql.begin = beginPreparing as typeof sql.begin;
  return drizzle(preparing(sql), { schema });
}

// One pool per role and process: development reloads modules, but never the pools.
const pools = globalThis as typeof globalThis & { patamarPools?: Record<string, Database> };

function pool(role: 'patamar_app' | 'patamar_system'): Database {
  pools.patamarPools ??= {};
  pools.patamarPools[role] ??= connect(role);
  return pools.patamarPools[role];
}

/** Sees nothing until `inOrganization` says which organization; use that instead. */
export const tenantPool = () => pool('patamar_app');

/** The second door, which sees every organization. Only `lib/access`, `lib/jobs` and the demo may open it. */
export const systemDatabase = () => pool('patamar_system');

/** A query on the second door that is built once per pool, with `sql.placeholder` where its values go. */
export function systemQuery<T>(build: (database: Database) => T): () => T {
  const built = new WeakMap<Database, T>();
  return () => {
    const database = systemDatabase();
    const query = built.get(database) ?? build(database);
    built.set(database, query);
    return query;
  };
}

/** Ends every connection of this process, for tests and scripts that must stop. */
export async function closeDatabases(): Promise<void> {
  const open = Object.values(pools.patamarPools ?? {});
  pools.patamarPools = {};
  await Promise.all(open.map((database) => database.$client.end()));
}
