import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import * as schema from '@/db/schema';

/** Every table that has rows of organizations or of people, by its name. */
export const TABLES: ReadonlyMap<string, PgTable> = new Map(
  (Object.values(schema) as unknown[])
    .filter((value): value is PgTable => is(value, PgTable))
    .filter(
      (table) =>
        'organizationId' in table ||
        [schema.users, schema.organizations, schema.identities].includes(table as never),
    )
    .map((table) => [getTableConfig(table).name, table]),
);

/** Columns of text that no two teams have in common. */
const UNIQUE = new Set(['email', 'token_hash', 'code_hash', 'content_hash', 'subject', 'person_hash']);
/** Organizations have one row each in these, however many teams. */
const OF_ORGANIZATION = new Set([
  'organizations',
  'model_choices',
  'model_drafts',
  'model_versions',
  'small_team_means',
]);

/**
 * Copies everything that the organization of one team has until there are `teams` teams in organizations of `each`: the same
 * rows under other ids, in a few statements. As a superuser, past triggers and policies; ends with the statistics that the
 * planner goes by.
 */
export async function copyTeam(
  url: string,
  organization: string,
  { teams, each }: { teams: number; each: number },
): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`set session_replication_role = replica`;
    for (const [name, table] of TABLES) {
      const perTeam = !OF_ORGANIZATION.has(name);
      const columns = Object.values(getTableColumns(table));
      const values = columns.map((column) => {
        const own = `"${column.name}"`;
        const isOrganization =
          column.name === 'organization_id' || (name === 'organizations' && column.name === 'id');
        if (isOrganization)
          return `case when copied < ${each} then ${own} else md5(${own}::text || copied / ${each})::uuid end`;
        if (column.name === 'model_version_id') return own;
        if (column.getSQLType() === 'uuid') return `md5(${own}::text || copied)::uuid`;
        return UNIQUE.has(column.name) ? `${own} || copied` : own;
      });
      const whose = columns.some((column) => column.name === 'organization_id')
        ? `where organization_id = '${organization}'`
        : '';
      await sql.unsafe(`
        insert into "${name}" (${columns.map((column) => `"${column.name}"`).join()})
        select ${values.join()} from (select * from "${name}" ${whose}) as kept,
          generate_series(${perTeam ? '1' : each}, ${teams - 1}, ${perTeam ? '1' : each}) as copied`);
    }
    await sql.unsafe('vacuum analyze');
  } finally {
    await sql.end();
  }
}
