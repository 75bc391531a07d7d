// `npm run mutate`: changes pure code in small ways, one at a time, and sees whether a test notices (docs/mutation.md).
// Outside of CI; `npm run mutate -- -m lib/scoring/level.ts` looks at one file.
import { readdirSync, readFileSync } from 'node:fs';

/** Files that need a database have their tests there, which are too slow to be run for every mutant. */
const isPure = (path) => !readFileSync(path, 'utf8').startsWith("import 'server-only';");
const WANTED = /^lib\/(?:(?:scoring|advice|access|plans)\/.*|[^/]+\/schema)\.ts$/;
const isProduct = (path) => !/\.test\.ts$|\/testing(\/|\.ts$)/.test(path);

export default {
  mutate: readdirSync('lib', { recursive: true })
    .map((name) => `lib/${name.replaceAll('\\', '/')}`)
    .filter((path) => WANTED.test(path) && isProduct(path) && isPure(path)),
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutate.config.ts' },
  // Its reader of such files calls a function that TypeScript 7 does not have.
  tsconfigFile: 'none.json',
  ignorePatterns: ['.data', '.next', 'test-results', 'e2e'],
  tempDirName: '.data/mutants',
  concurrency: 2,
  // A busy machine is slow: a mutant that only takes long is not killed.
  timeoutMS: 60_000,
  incremental: true,
  incrementalFile: '.data/mutants.json',
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 97, low: 93, break: 93 },
};
