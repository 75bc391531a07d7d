import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';

/** @typedef {{ uid: number, gid: number, name: string }} Account */

const isRoot = process.getuid?.() === 0;

/**
 * The account the server runs as. PostgreSQL refuses to run as root, so root hands it to the owner of the data
 * directory, else to the owner of the project folder, else to `postgres`, else to `nobody`.
 * @param {string[]} owned paths whose owner is asked for, in this order; missing ones are skipped
 * @returns {Account | undefined} undefined: the current user is fine
 */
export function serverAccount(owned) {
  if (!isRoot) return undefined;
  for (const path of owned) {
    const owner = statSync(path, { throwIfNoEntry: false })?.uid;
    const account = owner ? lookUp(String(owner)) : undefined;
    if (account) return account;
  }
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (!account)
    throw new Error('PostgreSQL does not run as root and there is no other user: set DATABASE_URL.');
  return account;
}

/** Spawn options that make a program run as the account, somewhere it may stand. */
export function runAs(account) {
  const { HOME: _home, ...env } = process.env;
  const options = { cwd: '/', env: { ...env, LC_ALL: 'C', TZ: 'UTC' } };
  return account ? { ...options, uid: account.uid, gid: account.gid } : options;
}

/** Whether the account can pass through a folder; asked of the system itself, which knows about ACLs too. */
export function canEnter(account, folder) {
  if (!account) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], runAs(account)).status === 0;
}

/** Gives a path to the account; nothing happens when the current user is the account. */
export function giveTo(account, path) {
  if (account) chownSync(path, account.uid, account.gid);
}

function lookUp(user) {
  try {
    const ask = (flag) => execFileSync('id', [flag, user], { encoding: 'utf8', stdio: 'pipe' }).trim();
    return { uid: Number(ask('-u')), gid: Number(ask('-g')), name: ask('-un') };
  } catch {
    return undefined;
  }
}
