import 'server-only';
import postgres from 'postgres';
import { type Address, type DatabaseAddresses, type Login, ROLE_OF } from './addresses';

/** What holds for everything that a login does, whatever pooler stands before the server. */
const LIMITS = {
  statement_timeout: '30s',
  // Publishing a large round works between two statements.
  idle_in_transaction_session_timeout: '5min',
};

interface Found {
  login: boolean;
  mighty: boolean;
  own: boolean;
  more: boolean;
  limits: string[] | null;
}

const codeOf = (error: unknown) => (error instanceof postgres.PostgresError ? error.code : undefined);
const NOT_ALLOWED = '42501';
const WRONG_PASSWORD = '28P01';

const placeOf = ({ options: { host, port } }: postgres.Sql) => `${host.join()}:${port.join()}`;

/** How to make a login by hand, where the owner of the database may not. */
const byHand = (name: string, role: string) =>
  `as an administrator: create role "${name}" login password '…' in role ${role}; alter role "${name}" set statement_timeout = '30s';`;

class Logins {
  constructor(
    private readonly sql: postgres.Sql,
    private readonly direct: string,
  ) {}

  /** A statement about roles takes no parameters: the server itself quotes what goes into it. */
  private async run(template: string, ...values: string[]): Promise<void> {
    const [row] = await this.sql<{ text: string }[]>`
      select format(${template}, variadic ${values}::text[]) as text`;
    await this.sql.unsafe(row?.text ?? '');
  }

  private async find(name: string, login: Login): Promise<Found | undefined> {
    const role = ROLE_OF[login];
    // Roles of the server itself count, too: pg_read_all_data sees every organization, pg_execute_server_program the machine.
    const [found] = await this.sql<Found[]>`
      select rolcanlogin as login, rolconfig as limits, pg_has_role(oid, ${role}::name, 'usage') as own,
        rolsuper or rolbypassrls or rolcreaterole or rolreplication as mighty,
        exists (select from pg_roles other where other.oid <> one.oid and other.rolname <> ${role}
          and pg_has_role(one.oid, other.oid, 'member')) as more
      from pg_roles one where rolname = ${name}`;
    return found;
  }

  private async create(name: string, password: string, role: string): Promise<void> {
    try {
      await this.run('create role %I login password %L in role %I', name, password, role);
      const [row] = await this.sql<{ database: string }[]>`select current_database() as database`;
      await this.run('grant connect on database %I to %I', row?.database ?? '', name);
    } catch (error) {
      if (codeOf(error) !== NOT_ALLOWED) throw error;
      const why = 'The user of DATABASE_DIRECT_URL (or DATABASE_URL) may not make the login';
      throw new Error(`${why} "${name}". Give it CREATEROLE, or make the login ${byHand(name, role)}`, {
        cause: error,
      });
    }
  }

  private async limit(name: string, given: readonly string[]): Promise<void> {
    for (const [setting, value] of Object.entries(LIMITS)) {
      if (given.some((one) => one.startsWith(`${setting}=`))) continue;
      // A login that an administrator made is theirs to limit.
      await this.allowed('alter role %I set %I = %L', name, setting, value);
    }
  }

  /** Logs in past every pooler; a password that the server does not know is made the one that it knows. */
  private async tryPassword(name: string, password: string): Promise<void> {
    const sql = postgres(this.direct, { username: name, password, max: 1, onnotice: () => {} });
    try {
      await sql`select 1`;
    } catch (error) {
      if (codeOf(error) !== WRONG_PASSWORD) throw error;
      await this.run('alter role %I password %L', name, password);
    } finally {
      await sql.end();
    }
  }

  /** A pooler has a list of its own of those who may log in; better said now than by every page. */
  private async reach({ url, ...login }: Address, name: string): Promise<void> {
    const sql = postgres(url, { ...login, max: 1, prepare: false, connect_timeout: 10, onnotice: () => {} });
    const place = placeOf(sql);
    try {
      if (place !== placeOf(this.sql)) await sql.unsafe('select 1');
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(
        `"${name}" cannot log in at ${place} (${why}). A pooler has to know the logins and passwords of DATABASE_URL and DATABASE_SYSTEM_URL: docs/operations.md says how.`,
        { cause },
      );
    } finally {
      await sql.end();
    }
  }

  /**
   * Takes away what a server lets everybody do: a table of one's own in a connection hides the real one from whoever gets
   * that connection next, and a large object is read by every organization.
   */
  async narrow(): Promise<void> {
    const [row] = await this.sql<{ database: string }[]>`select current_database() as database`;
    const [open] = await this.sql<{ temporary: boolean; objects: string[] }[]>`
      select has_database_privilege('public', current_database(), 'temporary') as temporary,
        array(select oid::regprocedure::text from pg_proc where pronamespace = 'pg_catalog'::regnamespace
          and proname in ('lo_creat', 'lo_create', 'lo_from_bytea')
          and has_function_privilege('public', oid, 'execute')) as objects`;
    // Only who owns the database may do the first, only a superuser the second: on a server of others they are theirs to do.
    if (open?.temporary)
      await this.allowed('revoke temporary on database %I from public', row?.database ?? '');
    for (const name of open?.objects ?? [])
      await this.allowed(`revoke execute on function ${name} from public`);
  }

  private async allowed(template: string, ...values: string[]): Promise<void> {
    try {
      await this.run(template, ...values);
    } catch (error) {
      if (codeOf(error) !== NOT_ALLOWED) throw error;
    }
  }

  async ensure(address: Address, login: Login): Promise<void> {
    const { url, ...who } = address;
    const { user: name, pass } = postgres(url, { ...who, max: 1 }).options;
    const role = ROLE_OF[login];
    const password = typeof pass === 'string' ? pass : '';
    const found = await this.find(name, login);
    if (!found) await this.create(name, password, role);
    else if (!found.login || found.mighty || found.more || !found.own)
      throw new Error(
        `The login "${name}" for ${login} has to be a member of ${role}, of nothing more, and no superuser. Make another one, ${byHand(name, role)}`,
      );
    else await this.tryPassword(name, password);
    await this.limit(name, found?.limits ?? []);
    await this.reach(address, name);
  }
}

/**
 * Makes the two logins that Patamar works as, or sees that they are what they have to be: each a member of one role and of
 * nothing else, so that no page can do what jobs may. For one process at a time, as the owner of a migrated database.
 */
export async function ensureLogins({ direct, pages, jobs }: DatabaseAddresses): Promise<void> {
  const sql = postgres(direct, { max: 1, onnotice: () => {} });
  try {
    const logins = new Logins(sql, direct);
    await logins.ensure(pages, 'pages');
    await logins.ensure(jobs, 'jobs');
    await logins.narrow();
  } finally {
    await sql.end();
  }
}
