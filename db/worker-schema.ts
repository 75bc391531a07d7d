import 'server-only';
import { runMigrations } from 'graphile-worker';
import type postgres from 'postgres';
import { nodePostgresUrl, ROLE_OF } from './addresses';

/** The schema that graphile-worker keeps its jobs in. */
const SCHEMA = 'graphile_worker';

/**
 * Makes the tables of the worker, or brings them to its version, and lets the login of jobs work with them, which owns nothing. Pages
 * reach none of it: what they add comes there by a trigger of `jobs`. As the owner, who has the migration's lock.
 */
export async function installWorkerSchema(url: string, sql: postgres.Sql): Promise<void> {
  await runMigrations({ connectionString: nodePostgresUrl(url), schema: SCHEMA });
  const tables = await sql<{ name: string; open: boolean }[]>`
    select c.relname as name, exists (select from pg_policies p where p.schemaname = ${SCHEMA} and p.tablename = c.relname) as open
    from pg_class c where c.relnamespace = ${SCHEMA}::regnamespace and c.relkind = 'r' and c.relrowsecurity`;
  const role = ROLE_OF.jobs;
  for (const { name } of tables.filter(({ open }) => !open))
    await sql.unsafe(`create policy system on ${SCHEMA}.${name} to ${role} using (true)`);
  await sql.unsafe(`grant usage on schema ${SCHEMA} to ${role}`);
  await sql.unsafe(`grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${role}`);
  await sql.unsafe(`grant usage on all sequences in schema ${SCHEMA} to ${role}`);
}
