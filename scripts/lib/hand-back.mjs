import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const made = ['.next', 'test-results', 'next-env.d.ts', 'tsconfig.tsbuildinfo', 'node_modules'];

/**
 * As root in somebody's project: what was made belongs to that person, who will start Patamar without root later.
 * The database's own folder stays with the account it runs as.
 * @param {string} root
 */
export function handBack(root) {
  const { uid, gid } = statSync(root);
  if (process.getuid?.() !== 0 || uid === 0) return;
  const data = join(root, '.data');
  const kept = existsSync(data) ? readdirSync(data).filter((name) => name !== 'postgres') : [];
  const paths = [...made.map((name) => join(root, name)), ...kept.map((name) => join(data, name))];
  if (existsSync(data)) chownSync(data, uid, gid);
  spawnSync('chown', ['-R', `${uid}:${gid}`, ...paths.filter((path) => existsSync(path))], {
    stdio: 'ignore',
  });
}
