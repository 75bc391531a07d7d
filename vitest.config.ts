import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
/** Whatever a test stubs, sets a spy on or fakes is as it was before the next one: files of a worker may share what they import. */
const restore = { restoreMocks: true, unstubEnvs: true, unstubGlobals: true };
const alias = { '@': root.replace(/\/$/, ''), 'server-only': `${root}db/testing/server-only.ts` };

/** `pure` needs nothing; `attacks` needs a minute; `db` runs on a real PostgreSQL, one database per file from a migrated template. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          ...restore,
          name: 'pure',
          include: ['{lib,db,app,scripts}/**/*.test.{ts,tsx,mjs}'],
          exclude: ['**/*.db.test.ts', '**/*.attack.test.ts', 'node_modules/**'],
          // They share nothing that changes, and loading everything anew for each file took two thirds of the time.
          isolate: false,
          // A busy machine is slow; how fast something is stands in `npm run bench`.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: { ...restore, name: 'attacks', include: ['lib/**/*.attack.test.ts'], testTimeout: 120_000 },
      },
      {
        resolve: { alias },
        test: {
          ...restore,
          name: 'db',
          include: ['{lib,db,app}/**/*.db.test.ts'],
          globalSetup: ['db/testing/global-setup.ts'],
          // Nothing stays prepared behind a pooler (scripts/deployments.mjs).
          testTimeout: process.env.TEST_POOLER_URL ? 120_000 : 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
