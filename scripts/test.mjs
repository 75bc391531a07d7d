// `npm test`: everything, from a bare clone. Every suite runs, whatever the others did; the last line says the sum.
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { plainLine } from './lib/counts.mjs';
import { nodeVersionProblem } from './lib/env.mjs';
import { handBack } from './lib/hand-back.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { createShutdown } from './lib/shutdown.mjs';
import { say, step } from './lib/steps.mjs';
import { createSuites } from './lib/suites.mjs';
import { startTestDatabase, startTestServer } from './lib/test-server.mjs';
import { ensureWritable, startProblem } from './lib/writable.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const shutdown = createShutdown();
shutdown.add(async () => handBack(root));

async function everything(suites) {
  await suites.lint();
  await suites.types();
  await suites.pure();
  await suites.attacks();
  const database = startTestDatabase(shutdown);
  database.catch(() => {});
  await suites.database(database);
  await suites.suite('Build', async () => {
    await ensureBuilt(root, process.env, { cancelled: () => shutdown.stopping });
    return { counts: { passed: 1, failed: 0, skipped: 0 } };
  });
  await suites.suite('Journeys in a browser', async () => {
    const browser = await findBrowser(say);
    const log = join(root, 'test-results', 'server.log');
    rmSync(log, { force: true });
    const env = await startTestServer({ root, databaseUrl: (await database).url, log, shutdown });
    return suites.journeys(browser ? { ...env, CHROME_PATH: browser } : env);
  });
}

try {
  const problem = nodeVersionProblem(process.versions.node);
  if (problem) throw new Error(problem);
  for (const name of ['.data', '.next', 'test-results']) ensureWritable(join(root, name));
  const installed = (yes) => (yes ? 'Packages installed' : 'Packages are up to date');
  await step('Installing packages (about a minute)', () => ensureInstalled(root, { dev: true }), installed);
  const suites = createSuites(root, shutdown);
  await everything(suites);
  const total = suites.total();
  const ok = total.failed === 0 && total.passed > 0;
  if (!shutdown.stopping) process.once('exit', () => console.log(plainLine(total)));
  await shutdown.finish(ok ? 0 : 1);
} catch (error) {
  if (shutdown.stopping) await shutdown.finish(1);
  console.error(startProblem(error));
  console.log('0 passed, 1 failed');
  await shutdown.finish(1);
}
