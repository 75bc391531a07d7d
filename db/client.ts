import 'server-only';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type Address, databaseAddresses } from './addresses';
import { preparesWhereItMay } from './pooler';
import * as schema from './schema';

export type Database = PostgresJsDatabase<typeof schema> & { $client: postgres.Sql };

/**
 * Has the statements of drizzle prepared on their connection where that may be (db/pooler.ts): without it each is planned
 * anew and takes two round trips. They stay few: as many as queries in the source, and lengths of a few short lists.
 */
function preparing<T extends postgres.ISql>(sql: T, before = () => {}): T {
  const unsafe = sql.unsafe;
  sql.unsafe = (query, parameters, options) => {
    before();
    return unsafe(query, parameters, { ...options, prepare: true });
  };
  return sql;
}

type Begin = (work: (connection: postgres.TransactionSql) => unknown) => Promise<unknown>;

/**
 * Nothing goes along with the start of a connection but a name, since a pooler lets nothing else through: what a login may
 * do, and for how long, the server knows (db/logins.ts).
 */
function connect(
  { url, ...login }: Address,
  options: postgres.Options<Record<string, never>> = {},
): Database {
  const sql = postgres(url, {
    ...login,
    max: Number(process.env.DATABASE_POOL ?? 10),
    connect_timeout: 10,
    connection: { application_name: 'patamar' },
    onnotice: () => {},
    ...options,
  });
  const look = preparesWhereItMay(sql);
  const begin: Begin = sql.begin;
  const beginPreparing: Begin = (work) => {
    look();
    return begin((connection) => work(preparing(connection)));
  };
  sql.begin = beginPreparing as typeof sql.begin;
  return drizzle(preparing(sql, look), { schema });
}

// One pool per login and process: development reloads modules, but never the pools.
const pools = globalThis as typeof globalThis & { patamarPools?: Record<string, Database> };

function pool(name: 'pages' | 'jobs' | 'replica', open: () => Database): Database {
  pools.patamarPools ??= {};
  pools.patamarPools[name] ??= open();
  return pools.patamarPools[name];
}

/** Sees nothing until `inOrganization` says which organization; use that instead. */
export const tenantPool = () => pool('pages', () => connect(databaseAddresses().pages));

/** The second door, which sees every organization. Only `lib/access`, `lib/jobs` and the demo may open it. */
export const systemDatabase = () => pool('jobs', () => connect(databaseAddresses().jobs));

/** Whether there is a copy of the database to read from. */
export const hasReplica = () => Boolean(process.env.DATABASE_REPLICA_URL);

/** The copy, where there is one; use `readOrganization` instead. */
export function replicaPool(): Database | undefined {
  if (!hasReplica()) return undefined;
  // It is tried again whenever somebody asks for it, and given up soon: there is another server to read from.
  const impatient = { connect_timeout: 3, backoff: () => 0 };
  return pool('replica', () => {
    const { replica } = databaseAddresses();
    if (!replica) throw new Error('DATABASE_REPLICA_URL is not set.');
    return connect(replica, impatient);
  });
}

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
