import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { canEnter, serverAccount } from './account.mjs';

/**
 * Where the database lives, and who runs it. Normally that is the wanted folder itself. As root in a folder the
 * server's account cannot enter (such as /root), it is a folder under /var/lib that `database-location` remembers.
 * @param {string} dir the wanted folder, `.data` of a project or a temporary one
 * @returns {{ home: string, account: import('./account.mjs').Account | undefined, moved: boolean }}
 */
export function databaseHome(dir) {
  const parent = dirname(dir);
  make(dir);
  const wanted = realpathSync(dir);
  const account = serverAccount([join(wanted, 'postgres'), wanted, parent]);
  if (canEnter(account, wanted)) return { home: wanted, account, moved: false };

  const home = rememberedHome(wanted) ?? join('/var/lib', `patamar-${shortHash(wanted)}`);
  make(home);
  remember(wanted, home);
  const elsewhere = serverAccount([join(home, 'postgres')]) ?? account;
  if (!canEnter(elsewhere, home))
    throw new Error(`The database's user cannot enter ${home}: set DATABASE_URL.`);
  return { home, account: elsewhere, moved: true };
}

function make(folder) {
  mkdirSync(folder, { recursive: true });
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Error(`${folder} is not writable for this user: change its owner, or set DATABASE_URL.`);
  }
  // Passing through is enough for the server's account; what is inside protects itself.
  if (process.getuid?.() === 0) chmodSync(folder, 0o755);
}

/** A copy of the project must not share the original's database; a project that was moved keeps it. */
function rememberedHome(dir) {
  try {
    const { project, home } = JSON.parse(readFileSync(join(dir, 'database-location'), 'utf8'));
    return project === dir || !existsSync(project) ? home : undefined;
  } catch {
    return undefined;
  }
}

function remember(dir, home) {
  writeFileSync(join(dir, 'database-location'), `${JSON.stringify({ project: dir, home })}\n`);
}

function shortHash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
