import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exited, start } from '../lib/processes.mjs';
import { giveTo, runAs } from './account.mjs';

/** The superuser and the database are both called this; the application's own role comes with the migrations. */
export const databaseName = 'patamar';

/**
 * Makes the data directory when there is none yet: UTF-8, a locale that is the same on every machine, passwords
 * over TCP only. An interrupted attempt leaves nothing that the next one would take for a database.
 * @returns {Promise<string>} the superuser's password
 * @throws when the directory was made by another major version, or a program fails (its own words are quoted)
 */
export async function prepareCluster({ home, data, account, programs, durable }) {
  const kept = join(home, 'postgres-password');
  const known = existsSync(kept) ? readFileSync(kept, 'utf8').trim() : '';
  const exists = existsSync(data);
  if (exists) checkMajor(data, programs.major);
  if (exists && known) return known;

  const password = randomBytes(24).toString('hex');
  if (exists)
    await runSingleUser(data, `ALTER ROLE ${databaseName} PASSWORD '${password}'`, { account, programs });
  else await createCluster({ home, data, password, account, programs, durable });
  writeFileSync(kept, `${password}\n`, { mode: 0o600 });
  chmodSync(kept, 0o600);
  return password;
}

async function createCluster({ home, data, password, account, programs, durable }) {
  const fresh = `${data}.new`;
  const passwordFile = join(home, 'postgres-password.new');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  giveTo(account, fresh);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(account, passwordFile);
  try {
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--auth=scram-sha-256', `--username=${databaseName}`, `--pwfile=${passwordFile}`];
    const speed = durable ? [] : ['--no-sync'];
    await run(programs.initdb, ['-D', fresh, ...locale, ...access, ...speed, '--no-instructions'], account);
    await runSingleUser(fresh, `CREATE DATABASE ${databaseName}`, { account, programs });
    renameSync(fresh, data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function checkMajor(data, major) {
  const made = Number(readFileSync(join(data, 'PG_VERSION'), 'utf8'));
  if (made === major) return;
  throw new Error(
    `The data in ${data} was made by PostgreSQL ${made}, this is PostgreSQL ${major}. ` +
      'Move the folder away to begin anew, or set DATABASE_URL to a server of your own.',
  );
}

/** One statement without a server, a port or a password. */
function runSingleUser(data, statement, { account, programs }) {
  return run(programs.postgres, ['--single', '-D', data, 'postgres'], account, `${statement};\n`);
}

async function run(file, args, account, input = '') {
  const child = start(file, args, { ...runAs(account), stdio: 'pipe' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await exited(child);
  if (code !== 0 || /^(FATAL|ERROR|PANIC):/m.test(said)) {
    const why = said.trim().split('\n').slice(-3).join(' ');
    throw new Error(
      `PostgreSQL could not be prepared (${why || `exit code ${code}`}). Set DATABASE_URL to use a server of your own.`,
    );
  }
}
