import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { lockfileFaults, readAudit } from './lib/lockfile.mjs';

/**
 * Checks the packages before a release: the lockfile by itself, and what the registry knows of it. Exit code 1 for
 * something found, 2 where the registry did not answer and nothing else was found: then nobody knows.
 */
const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const say = (line) => process.stdout.write(`${line}\n`);

const faults = lockfileFaults(read('package-lock.json'), read('package.json'));
for (const fault of faults) say(`✗ ${fault}`);
if (faults.length === 0) say('✓ Every package is pinned, from the registry, and has a hash.');

const cwd = new URL('..', import.meta.url);
const npm = spawnSync('npm', ['audit', '--json', '--package-lock-only'], {
  cwd,
  encoding: 'utf8',
  timeout: 120_000,
  shell: process.platform === 'win32',
});
const audit = readAudit(npm.stdout ?? '');
if ('unanswered' in audit) {
  say(`? The registry tells nothing of advisories (${audit.unanswered}). They were not checked.`);
  process.exitCode = faults.length > 0 ? 1 : 2;
} else {
  for (const finding of audit.findings) say(`✗ ${finding}`);
  if (audit.findings.length === 0) say('✓ The registry knows of no advisory.');
  process.exitCode = faults.length + audit.findings.length > 0 ? 1 : 0;
}
