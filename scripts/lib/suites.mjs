import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { plainLine, playwrightCounts, settle, sum, vitestCounts } from './counts.mjs';
import { exited, start } from './processes.mjs';
import { say, seconds } from './steps.mjs';

/** Lines of a failed suite's output that are shown; all of it is in its log. */
const SHOWN_LINES = 150;

/**
 * Runs suites one after another and keeps their counts.
 * @param {string} root
 * @param {{ stopping: boolean }} shutdown
 */
export function createSuites(root, shutdown) {
  const results = join(root, 'test-results');
  mkdirSync(results, { recursive: true });
  const all = [];

  /** @param {string} name @param {() => Promise<{ counts: import('./counts.mjs').Counts, log?: string }>} work */
  async function suite(name, work) {
    if (shutdown.stopping) return;
    const since = Date.now();
    say(`… ${name}`);
    const { counts, log, why } = await work().catch((error) => ({
      counts: settle(undefined, 1),
      why: error.message,
    }));
    if (shutdown.stopping) return;
    all.push(counts);
    if (counts.failed > 0) console.log(why ?? lastLines(log));
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    console.log(
      `${counts.failed > 0 ? '✗' : '✓'} ${name}: ${plainLine(counts)}${skipped} (${seconds(since)})`,
    );
  }

  /** Runs one of the packages' programs; its output goes to a log. @returns {Promise<{ code: number, log: string }>} */
  async function tool(name, module, args, env = process.env) {
    const log = join(results, `${name}.log`);
    const output = openSync(log, 'a');
    const program = join(root, 'node_modules', module);
    const child = start(process.execPath, [program, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    return { code: await exited(child), log };
  }

  /** A suite that counts as one test: every program has to end well. */
  async function one(name, programs) {
    rmSync(join(results, `${name}.log`), { force: true });
    for (const [module, ...args] of programs) {
      const { code, log } = await tool(name, module, args);
      if (code !== 0) return { counts: { passed: 0, failed: 1, skipped: 0 }, log };
    }
    return { counts: { passed: 1, failed: 0, skipped: 0 } };
  }

  /** A suite whose program writes a report. */
  async function reported(name, module, args, env, count) {
    const report = join(results, `${name}.json`);
    for (const old of [report, join(results, `${name}.log`)]) rmSync(old, { force: true });
    const { code, log } = await tool(name, module, args(report), env(report));
    return { counts: settle(readReport(report, count), code), log };
  }

  const vitest = (project, env = {}) =>
    reported(
      project,
      'vitest/vitest.mjs',
      (report) => [
        'run',
        `--project=${project}`,
        '--allowOnly=false',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      () => ({ ...process.env, ...env, NO_COLOR: '1' }),
      vitestCounts,
    );

  return {
    suite,
    total: () => sum(all),
    lint: () =>
      suite('Lint', () =>
        one('lint', [
          ['@biomejs/biome/bin/biome', 'ci', '--colors=off'],
          ['knip/bin/knip.js', '--no-progress'],
        ])),
    types: () =>
      suite('Types', () =>
        one('types', [
          ['next/dist/bin/next', 'typegen'],
          ['typescript/bin/tsc', '--noEmit', '-p', '.'],
        ])),
    pure: () => suite('Pure tests', () => vitest('pure')),
    attacks: () => suite('Attacks on what is published', () => vitest('attacks')),
    /** @param {Promise<{ url: string }>} database */
    database: (database) =>
      suite('Database tests', async () => vitest('db', { TEST_DATABASE_URL: (await database).url })),
    journeys: (env) =>
      reported(
        'journeys',
        '@playwright/test/cli.js',
        () => ['test', '--forbid-only'],
        (report) => ({ ...process.env, ...env, NO_COLOR: '1', PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
        playwrightCounts,
      ),
  };
}

function readReport(path, count) {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

function lastLines(log) {
  return log ? readFileSync(log, 'utf8').trim().split('\n').slice(-SHOWN_LINES).join('\n') : '';
}
