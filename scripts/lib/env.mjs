import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as util from 'node:util';
import { trustedHops } from '../serve/hops.mjs';

/** The oldest Node.js that works. */
const OLDEST = [20, 19];

/**
 * @param {string} version such as `20.19.0`
 * @returns {string | undefined} a sentence for a person when the version is too old
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined;
  return `Patamar needs Node.js ${OLDEST.join('.')} or newer (24 is recommended); this is ${version}.`;
}

/**
 * The environment together with `.env` and `.env.local`; what the shell says wins, an empty value counts as unset.
 * @param {string} root
 * @param {Record<string, string | undefined>} [shell]
 * @returns {Record<string, string>}
 */
export function loadEnv(root, shell = process.env) {
  const files = ['.env', '.env.local'].map((name) => readEnvFile(join(root, name)));
  const given = Object.fromEntries(
    Object.entries(shell).filter(([, value]) => value !== undefined && value !== ''),
  );
  return Object.assign({}, ...files, given);
}

function readEnvFile(path) {
  try {
    const values = util.parseEnv(readFileSync(path, 'utf8'));
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

const DATABASES = ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_SYSTEM_URL', 'DATABASE_REPLICA_URL'];

/**
 * Whether Patamar can be opened at an address: http or https, a host, a port at most. It cannot live below a path, and
 * a name in it would be a password in every log. lib/env.ts asks the same.
 * @param {string} text
 */
function isSiteAddress(text) {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { pathname, search, hash, username, password } = new URL(text);
  return pathname === '/' && !/[?#]$/.test(text) && search + hash + username + password === '';
}

/**
 * What the launcher has to know before it starts anything.
 * @param {Record<string, string | undefined>} env
 * @returns {{ embedded: boolean, wantedPort: number, appUrl: string | undefined, host: string | undefined,
 *   jsonToTerminal: boolean }} `host` undefined: every interface; `loopback`: this machine only
 * @throws one sentence that says what to set
 */
export function launchSettings(env) {
  const embedded = !env.DATABASE_URL;
  const wantedPort = Number(env.PORT ?? 3000);
  if (!Number.isInteger(wantedPort) || wantedPort < 1 || wantedPort > 65_535) {
    throw new Error(`PORT is "${env.PORT}": set it to a number from 1 to 65535.`);
  }
  for (const name of DATABASES.filter((one) => env[one])) {
    if (embedded) throw new Error(`${name} goes with a DATABASE_URL of your own: set that, too.`);
    if (!/^postgres(ql)?:\/\//.test(env[name])) {
      throw new Error(`${name} has to begin with postgres:// or postgresql://.`);
    }
  }
  if (!embedded && (env.NEXTAUTH_SECRET ?? '').length < 32) {
    throw new Error(
      'With a DATABASE_URL of your own, set NEXTAUTH_SECRET to at least 32 random characters (openssl rand -hex 32).',
    );
  }
  const address = env.APP_URL ?? env.NEXTAUTH_URL;
  if (address && !isSiteAddress(address)) {
    const name = env.APP_URL ? 'APP_URL' : 'NEXTAUTH_URL';
    throw new Error(
      `${name} is "${address}": set it to the address people open, https:// or http:// with a host and nothing behind it.`,
    );
  }
  // Only to refuse what is no number of proxies, before the web server does with a stack trace.
  trustedHops(env.TRUST_PROXY);
  const appUrl = address ? new URL(address).origin : undefined;
  // A trial with its known demo accounts is not shown to the whole network unless somebody says so.
  const host = env.HOST ?? (embedded && !appUrl ? 'loopback' : undefined);
  return { embedded, wantedPort, appUrl, host, jsonToTerminal: !embedded || env.LOG_FORMAT === 'json' };
}
