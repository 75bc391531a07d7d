import type { KnipConfig } from 'knip';

/** `npm run check` fails for files, exports and packages that nothing uses. Each exception says why. */
const config: KnipConfig = {
  entry: [
    'scripts/*.{mjs,ts}',
    'scripts/bench/*.{mjs,ts}',
    // Named in next.config.ts, as a text.
    'lib/i18n/request.ts',
    // What `server-only` is where there is no bundler (vitest.config.ts).
    'db/testing/server-only.ts',
    // Named in vitest.mutate.config.ts, as a text.
    'scripts/lib/no-shrinking.ts',
    // Run by a test as processes of their own.
    'lib/access/testing/attempts.ts',
    // What other rooms may use of scoring and advice: its methods are there, and tested, before the pages that will show them.
    'lib/{scoring,advice}/index.ts',
  ],
  project: ['{app,pages,lib,db,e2e,scripts,types}/**/*.{ts,tsx,mjs,css}'],
  ignoreIssues: {
    // A zod schema and its type share a name; whoever needs one of them finds it there.
    'lib/model/schema.ts': ['types'],
    'lib/publishing/pair.ts': ['exports'],
  },
  ignoreExportsUsedInFile: true,
  // Tells what to install where there is no browser for the tests.
  ignoreBinaries: ['apt-get'],
};
export default config;
