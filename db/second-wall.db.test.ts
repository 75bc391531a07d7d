import postgres from 'postgres';
import { beforeAll, describe, expect, it } from 'vitest';
import { databaseAddresses } from './addresses';
import { type Database, systemDatabase, tenantPool } from './client';
import { ensureLogins } from './logins';
import { makeWorld } from './testing/factories';
import { withDatabase } from './testing/with-database';

withDatabase();

// What a start does: rights on a database and on functions of the server do not come along with a template.
beforeAll(() => ensureLogins(databaseAddresses()));

class Back extends Error {}

/** What the server says to statements in one transaction that leaves nothing behind; null where it did all of them. */
async function refusal(database: Database, statements: readonly string[]): Promise<string | null> {
  try {
    await database.transaction(async (tx) => {
      for (const statement of statements) await tx.execute(statement);
      throw new Back();
    });
  } catch (error) {
    if (error instanceof Back) return null;
    return error instanceof Error ? String(error.cause ?? error) : String(error);
  }
  return null;
}

const LOGINS: [string, () => Database, other: string][] = [
  ['pages', tenantPool, 'patamar_system'],
  ['jobs', systemDatabase, 'patamar_app'],
];

/** Ways to more than a login was given, and what the server answers. */
const WAYS: [way: string, answer: RegExp][] = [
  // To another role.
  ['alter role current_user superuser', /permission denied to alter role/],
  ['alter role current_user bypassrls', /permission denied to alter role/],
  ['alter role current_user createrole', /permission denied to alter role/],
  ['grant pg_read_all_data to current_user', /permission denied to grant role/],
  ['create role another', /permission denied to create role/],
  // Around row-level security.
  ['alter table answers disable row level security', /must be owner/],
  ['alter table answers no force row level security', /must be owner/],
  ['drop policy tenant on answers', /must be owner/],
  ['create policy everybody on answers using (true)', /must be owner/],
  ['truncate answers', /permission denied/],
  ['set session_replication_role = replica', /permission denied to set parameter/],
  ['create view seen as select * from answers', /permission denied for schema/],
  ['create function f() returns int language sql return 1', /permission denied for schema/],
  [
    'create trigger t before insert on answers execute function pg_catalog.suppress_redundant_updates_trigger()',
    /permission denied/,
  ],
  ['create table public.t ()', /permission denied for schema/],
  ['create temporary table answers ()', /permission denied to create temporary tables/],
  ['create schema s', /permission denied for database/],
  // To the machine and to other servers.
  ["copy teams to program 'true'", /permission denied to COPY to or from an external program/],
  ["copy teams from program 'true'", /permission denied to COPY to or from an external program/],
  ["copy (select 1) to '/nowhere/x'", /permission denied to COPY to a file/],
  ["select pg_read_file('PG_VERSION')", /permission denied for function/],
  ["select pg_read_binary_file('PG_VERSION')", /permission denied for function/],
  ["select pg_stat_file('PG_VERSION')", /permission denied for function/],
  ["select pg_ls_dir('.')", /permission denied for function/],
  ["load 'auto_explain'", /access to library/],
  ['create extension dblink', /permission denied to create extension/],
  ['create extension postgres_fdw', /permission denied to create extension/],
  ['create extension file_fdw', /permission denied to create extension/],
  ['create foreign data wrapper w', /permission denied to create foreign-data wrapper/],
  ['create language plperlu', /permission denied to create extension/],
  // What organizations would share.
  ['select lo_create(0)', /permission denied for function/],
  ['select lo_creat(-1)', /permission denied for function/],
  ["select lo_from_bytea(0, 'x')", /permission denied for function/],
  ["select lo_import('PG_VERSION')", /permission denied for function/],
  // To passwords and settings of the server.
  ['select rolpassword from pg_authid', /permission denied/],
  ['select passwd from pg_shadow', /permission denied/],
  ['select query_to_xml($$ select * from pg_authid $$, true, true, $$$$)', /permission denied/],
  ['select * from pg_hba_file_rules', /permission denied/],
  ['select pg_reload_conf()', /permission denied for function/],
  ['select pg_export_snapshot(), pg_create_physical_replication_slot($$s$$)', /permission denied/],
];

describe.each(LOGINS)('the login of %s', (_, database, other) => {
  it('is nobody mighty, owns nothing and is a member of one role alone', async () => {
    const [row] = await database().execute(`
      select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as mighty,
        session_user = current_user as itself,
        (select count(*)::int from pg_class where relowner = r.oid) as owned,
        array(select o.rolname from pg_roles o where o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'member')) as roles
      from pg_roles r where rolname = session_user`);
    const own = other === 'patamar_app' ? 'patamar_system' : 'patamar_app';
    expect(row).toEqual({ mighty: false, itself: true, owned: 0, roles: [own] });
  });

  it('cannot become the other, or the owner', async () => {
    const [row] = await database().execute<{ owner: string }>(
      'select tableowner as owner from pg_tables where tablename = $$answers$$',
    );
    for (const role of [other, row?.owner])
      for (const way of ['set role', 'set local role', 'set session authorization'])
        expect(await refusal(database(), [`${way} ${role}`])).toMatch(/permission denied to set/);
  });

  it.each(['set role none', 'reset role', 'set session authorization default'])(
    'is no more after "%s"',
    async (way) => {
      expect(await refusal(database(), [way])).toBeNull();
      expect(await refusal(database(), [way, `set local role ${other}`])).toMatch(/permission denied/);
      expect(await refusal(database(), [way, 'alter table answers disable row level security'])).toMatch(
        /must be owner/,
      );
      expect(await refusal(database(), [way, "copy teams to program 'true'"])).toMatch(/permission denied/);
    },
  );

  it.each(WAYS)('is refused "%s"', async (way, answer) => {
    expect(await refusal(database(), [way])).toMatch(answer);
  });
});

describe('somebody who runs SQL of their own as a page', () => {
  it('switches row-level security off to see nothing at all', async () => {
    await makeWorld();
    expect(await refusal(tenantPool(), ['set local row_security = off', 'select * from answers'])).toMatch(
      /affected by row-level security/,
    );
    expect(await tenantPool().execute('select * from teams')).toEqual([]);
  });

  it('reads nothing that proves who somebody is', async () => {
    const secret = await tenantPool().execute(`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and column_name ~ 'hash|secret|token|password|challenge|credential|public_key'
        and has_column_privilege(quote_ident(table_name), column_name, 'select') order by 1, 2`);
    // No password, session, second factor or identity; of links hashes, of their codes one under a key, and the token sealed under
    // another: without the secret of the server none of them opens anything.
    expect(secret).toEqual([
      { table: 'invitations', column: 'code_hash' },
      { table: 'invitations', column: 'token_hash' },
      { table: 'invitations', column: 'token_sealed' },
      { table: 'model_versions', column: 'content_hash' },
      // An HMAC under a key that is not here.
      { table: 'published_notes', column: 'author_hash' },
      { table: 'respondents', column: 'person_hash' },
    ]);
  });

  it('calls no function that works as its owner', async () => {
    const functions = await tenantPool().execute(`
      select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
        and has_function_privilege(oid, 'execute')`);
    expect(functions).toEqual([]);
  });
});

describe('a start', () => {
  const admin = () => postgres(process.env.DATABASE_DIRECT_URL ?? '', { max: 1, onnotice: () => {} });

  it.each([
    ['login', ', pg_read_all_data'],
    ['login', ', pg_read_server_files'],
    ['login', ', pg_execute_server_program'],
    ['login replication', ''],
    ['login createrole', ''],
    ['login bypassrls', ''],
  ])('refuses a login that is "%s" in patamar_app%s', async (rights, more) => {
    const sql = admin();
    const name = 'patamar_test_mighty';
    try {
      await sql.unsafe(`create role ${name} ${rights} password 'x' in role patamar_app${more}`);
      const { pages, ...rest } = databaseAddresses();
      const url = Object.assign(new URL(pages.url), { username: name, password: 'x' });
      await expect(ensureLogins({ ...rest, pages: { url: url.href } })).rejects.toThrow(/of nothing more/);
    } finally {
      await sql.unsafe(`drop role if exists ${name}`);
      await sql.end();
    }
  });
});
