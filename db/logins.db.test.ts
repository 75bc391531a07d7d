import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseAddresses } from './addresses';
import { systemDatabase, tenantPool } from './client';
import { ensureLogins } from './logins';
import { withDatabase } from './testing/with-database';

withDatabase();

const SECRET = 'a secret of the tests that is long enough';
const owner = () => process.env.DATABASE_DIRECT_URL ?? '';
let admin: postgres.Sql;

beforeAll(() => {
  admin = postgres(owner(), { max: 1, onnotice: () => {} });
});
afterAll(() => admin.end());

/** What a refusal says; drizzle wraps the words of the server in its own. */
const told = (work: PromiseLike<unknown>) =>
  Promise.resolve(work).then(
    () => 'allowed',
    (error: Error) => (error.message.startsWith('Failed query') ? String(error.cause) : error.message),
  );

describe('the two logins', () => {
  it('are others than the owner, and cannot take the role of each other or of the owner', async () => {
    const [who] = await admin<{ name: string }[]>`select current_user as name`;
    for (const [database, own, other] of [
      [tenantPool(), 'patamar_app', 'patamar_system'],
      [systemDatabase(), 'patamar_system', 'patamar_app'],
    ] as const) {
      // Of a transaction only: behind a pooler the connection is somebody else's afterwards.
      const take = (role = '') => told(database.transaction((tx) => tx.execute(`set local role ${role}`)));
      expect(await take(own)).toBe('allowed');
      for (const role of [other, who?.name]) expect(await take(role)).toMatch(/permission denied/);
    }
  });

  it('see what their role may: pages nothing outside of an organization, and no password', async () => {
    expect(await told(tenantPool().execute('select password_hash from users'))).toMatch(/permission denied/);
    expect(await told(tenantPool().execute('select * from identities'))).toMatch(/permission denied/);
    expect(await told(systemDatabase().execute('select password_hash from users'))).toBe('allowed');
  });

  it('have their limits from the server, not from the start of a connection', async () => {
    for (const database of [tenantPool(), systemDatabase()]) {
      const rows = await database.execute(`select name, setting, source from pg_settings
        where name in ('statement_timeout', 'idle_in_transaction_session_timeout') order by name`);
      expect(rows).toEqual([
        { name: 'idle_in_transaction_session_timeout', setting: '300000', source: 'user' },
        { name: 'statement_timeout', setting: '30000', source: 'user' },
      ]);
    }
  });
});

describe('addresses', () => {
  const [url, pages, jobs] = ['o', 'p', 'j'].map((user) => `postgres://${user}:x@db.example:5432/acme`);
  const read = (settings: Record<string, string | undefined>) =>
    databaseAddresses({ NEXTAUTH_SECRET: SECRET, ...settings });

  it('with the owner alone have logins of the database with passwords from the secret', () => {
    const { direct, ...logins } = read({ DATABASE_URL: url });
    expect(direct).toBe(url);
    expect(logins).toMatchObject({
      pages: { url, username: 'acme_pages' },
      jobs: { url, username: 'acme_jobs' },
    });
    const passwords = [logins.pages.password, logins.jobs.password];
    expect(new Set([...passwords, read({ DATABASE_URL: `${url}2` }).pages.password]).size).toBe(3);
    const other = read({ DATABASE_URL: url, NEXTAUTH_SECRET: `${SECRET}!` });
    expect(passwords).not.toContain(other.pages.password);
    expect(read({ DATABASE_URL: url })).toEqual({ direct, ...logins });
  });

  it('that name logins are taken as they are', () => {
    const given = read({ DATABASE_URL: pages, DATABASE_SYSTEM_URL: jobs, DATABASE_DIRECT_URL: url });
    const listen = { url, username: 'p', password: 'x' };
    expect(given).toEqual({ direct: url, pages: { url: pages }, jobs: { url: jobs }, listen });
  });

  it('of a pooler for pages leave jobs a login past it', () => {
    const pooler = pages?.replace('5432', '6432');
    const given = read({ DATABASE_URL: pooler, DATABASE_DIRECT_URL: url, DATABASE_REPLICA_URL: pages });
    expect(given).toMatchObject({ pages: { url: pooler }, jobs: { url, username: 'acme_jobs' } });
    expect(given.replica).toEqual({ url: pages });
  });

  it('of long names make names that the server takes whole', () => {
    const names = ['a', 'b'].map((end) => {
      const long = `postgres://o:x@db.example/${'d'.repeat(60)}${end}`;
      return read({ DATABASE_URL: long }).pages.username ?? '';
    });
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name.length).toBeLessThan(64);
  });
});

describe('a start', () => {
  const login = (secret: string) => databaseAddresses({ DATABASE_URL: owner(), NEXTAUTH_SECRET: secret });
  const whoIs = async ({ url, ...rest }: ReturnType<typeof login>['pages']) => {
    const sql = postgres(url, { ...rest, max: 1 });
    try {
      const [row] = await sql<{ name: string }[]>`select current_user as name`;
      return row?.name;
    } finally {
      await sql.end();
    }
  };

  afterAll(async () => {
    const { pages, jobs } = login(SECRET);
    for (const { username } of [pages, jobs]) {
      await admin.unsafe(`drop owned by "${username}"; drop role "${username}"`);
    }
  });

  it('makes them, again changes nothing, and gives them the password of a new secret', async () => {
    for (const secret of [SECRET, SECRET, `${SECRET} and another`]) {
      const addresses = login(secret);
      await ensureLogins(addresses);
      expect(await whoIs(addresses.pages)).toBe(addresses.pages.username);
      expect(await whoIs(addresses.jobs)).toBe(addresses.jobs.username);
    }
    expect(await told(whoIs(login(SECRET).pages))).toMatch(/password authentication failed/);
  });

  it('refuses a login that may do more, and says how to make one', async () => {
    const { pages, jobs, ...rest } = databaseAddresses();
    expect(await told(ensureLogins({ ...rest, pages: jobs, jobs: pages }))).toMatch(
      /"patamar_test_jobs" for pages has to be a member of patamar_app, of nothing more.*create role/,
    );
  });

  it('says where a login cannot log in, such as at a pooler that does not know it', async () => {
    const { pages, ...rest } = databaseAddresses();
    const elsewhere = new URL(pages.url);
    elsewhere.port = '1';
    expect(await told(ensureLogins({ ...rest, pages: { url: elsewhere.href } }))).toMatch(
      /"patamar_test_pages" cannot log in at 127\.0\.0\.1:1 .*docs\/operations\.md/,
    );
  });

  it('says what is missing where the owner may make no logins', async () => {
    const name = 'patamar_test_no_createrole';
    await admin.unsafe(`create role ${name} login password 'x'`);
    try {
      const plain = new URL(owner());
      Object.assign(plain, { username: name, password: 'x' });
      const settings = { DATABASE_URL: plain.href, NEXTAUTH_SECRET: `${SECRET}` };
      const addresses = databaseAddresses(settings);
      const names = { ...addresses, pages: { ...addresses.pages, username: 'patamar_test_new' } };
      expect(await told(ensureLogins(names))).toMatch(/CREATEROLE.*create role "patamar_test_new" login/);
    } finally {
      await admin.unsafe(`drop role ${name}`);
    }
  });
});
