import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The pure tests alone, without projects, which Stryker's runner does not take. */
export default defineConfig({
  root,
  resolve: {
    alias: { '@': root.replace(/\/$/, ''), 'server-only': `${root}db/testing/server-only.ts` },
  },
  test: {
    // Those of lib/publishing notice more, and take minutes for each mutant.
    include: ['lib/{scoring,advice,access,plans}/**/*.test.ts', 'lib/*/{schema,forms}.test.ts'],
    exclude: ['**/*.db.test.ts', '**/*.attack.test.ts', 'node_modules/**'],
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
