import 'server-only';
import { createHash, createHmac } from 'node:crypto';
import postgres from 'postgres';

/** The login of pages sees one organization at a time, that of jobs (and of signing in) every one. */
export type Login = 'pages' | 'jobs';

/** The role whose rights a login has, and nobody else's (db/migrations/0001_tenancy.sql). */
export const ROLE_OF = { pages: 'patamar_app', jobs: 'patamar_system' } as const;

/** An address and who logs in there; what is not set is in the address. */
export interface Address {
  url: string;
  username?: string;
  password?: string;
}

export interface DatabaseAddresses {
  /** Past every pooler, as the owner: for migrating and for locks that belong to a connection. */
  direct: string;
  pages: Address;
  jobs: Address;
  /** Past every pooler, which would give the connection away: hears of changes, and may do what pages may. */
  listen: Address;
  /** A copy that pages may read from. */
  replica?: Address;
}

type Settings = Readonly<Record<string, string | undefined>>;

const factsOf = (url: string) => {
  const { user, database } = postgres(url, { max: 1 }).options;
  return { user, database };
};

/** Names have 63 bytes at most. Each database has logins of its own: those of a server belong to all that it holds. */
function loginName(database: string, login: Login): string {
  const short = database.length <= 50 ? database : database.slice(0, 41);
  const rest =
    short === database ? '' : `_${createHash('sha256').update(database).digest('hex').slice(0, 8)}`;
  return `${short}${rest}_${login}`;
}

/**
 * Who logs in at an address. It may say so; where it names the owner of the database, who may do everything, Patamar's
 * own login is used instead. Its password comes from the secret that every process has, so that nothing has to be kept.
 */
function loginAt(url: string, login: Login, owner: ReturnType<typeof factsOf>, env: Settings): Address {
  if (factsOf(url).user !== owner.user) return { url };
  const secret = env.NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set.');
  const username = loginName(owner.database, login);
  const password = createHmac('sha256', secret).update(`database login ${username}`).digest('base64url');
  return { url, username, password };
}

function credentialsOf({ url, ...login }: Address): Omit<Address, 'url'> {
  if (login.username) return login;
  const { user, pass } = postgres(url, { max: 1 }).options;
  return { username: user, ...(typeof pass === 'string' ? { password: pass } : {}) };
}

/** Reads where the database is. Throws one sentence when nothing says it. */
export function databaseAddresses(env: Settings = process.env): DatabaseAddresses {
  const url = env.DATABASE_URL;
  if (!url)
    throw new Error(
      'DATABASE_URL is not set. Start Patamar with `npm start`, or set it to a PostgreSQL address.',
    );
  const direct = env.DATABASE_DIRECT_URL || url;
  const owner = factsOf(direct);
  const at = (address: string, login: Login) => loginAt(address, login, owner, env);
  const pages = at(url, 'pages');
  const replica = env.DATABASE_REPLICA_URL;
  return {
    direct,
    pages,
    jobs: at(env.DATABASE_SYSTEM_URL || direct, 'jobs'),
    listen: { url: direct, ...credentialsOf(pages) },
    ...(replica ? { replica: at(replica, 'pages') } : {}),
  };
}

/** Where the worker logs in: as jobs do, and past every pooler, since it listens. */
export function workerAddress(env: Settings = process.env): Required<Address> {
  const { direct, jobs } = databaseAddresses(env);
  const { url, ...login } = jobs;
  const { user, pass } = postgres(url, { ...login, max: 1 }).options;
  return { url: direct, username: user, password: typeof pass === 'string' ? pass : '' };
}

/**
 * An address as node-postgres reads it, which graphile-worker brings along: `sslmode` means what it means to every other program,
 * and to the driver of the rest.
 */
export function nodePostgresUrl(url: string, login: Omit<Address, 'url'> = {}): string {
  const address = new URL(url);
  if (login.username !== undefined) address.username = encodeURIComponent(login.username);
  if (login.password !== undefined) address.password = encodeURIComponent(login.password);
  if (address.searchParams.has('sslmode')) address.searchParams.set('uselibpqcompat', 'true');
  return address.href;
}
