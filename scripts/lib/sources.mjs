import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['app', 'lib', 'db', 'public'];
const files = [
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.ts',
  'package-lock.json',
  'tsconfig.json',
  'postcss.config.mjs',
];

/**
 * One word for everything a production build is made from; tests and the database's SQL do not count.
 * @param {string} root
 * @param {Record<string, string | undefined>} [env] values that Next.js writes into the pages count too
 */
export function sourcesHash(root, env = process.env) {
  const hash = createHash('sha256');
  const paths = [...files, ...folders.flatMap((folder) => listFiles(root, folder))];
  for (const path of paths) {
    const text = readIfThere(join(root, path));
    if (text !== undefined) hash.update(`${path}\0${text.length}\0`).update(text);
  }
  for (const name of Object.keys(env)
    .filter((key) => key.startsWith('NEXT_PUBLIC_'))
    .sort()) {
    hash.update(`${name}=${env[name]}\0`);
  }
  return hash.digest('hex');
}

/** Whether a file is part of the application rather than of its tests. */
export function isSource(path) {
  return !/\.test\.\w+$|\/testing\/|\/migrations\/|\/\./.test(`/${path}`);
}

function listFiles(root, folder) {
  if (!statSync(join(root, folder), { throwIfNoEntry: false })) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .filter(isSource)
    .sort();
}

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
