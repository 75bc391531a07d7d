import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Files with tests of a second or more: they are asked about their own room only. */
const SLOW =
  /(?:properties|decomposition|asked-sets|headline-gate|firm-levels|displayed-index|trend|measure|cover|load|lint|write|svg)\.test\.ts$/;

const roomOf = (path: string) => /\/lib\/[^/]+\//.exec(path)?.[0];

/** Stryker stops at the first test that fails: those beside the changed file come first, and fast files before slow ones. */
class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const changed = this.ctx.config.related ?? [];
    const rooms = new Set(changed.map(roomOf));
    const [one = ''] = changed;
    const slow = ({ moduleId }: TestSpecification) => (SLOW.test(moduleId) ? 1 : 0);
    const distance = ({ moduleId }: TestSpecification) =>
      dirname(moduleId) !== dirname(one)
        ? 2
        : basename(moduleId).startsWith(`${basename(one, '.ts')}.`)
          ? 0
          : 1;
    return files
      .filter((file) => !slow(file) || rooms.has(roomOf(file.moduleId)))
      .toSorted(
        (a, b) => slow(a) - slow(b) || distance(a) - distance(b) || a.moduleId.localeCompare(b.moduleId),
      );
  }
}

/** The pure tests of lib alone, without projects, which Stryker's runner does not take. */
export default defineConfig({
  root,
  resolve: {
    alias: { '@': root.replace(/\/$/, ''), 'server-only': `${root}db/testing/server-only.ts` },
  },
  test: {
    include: ['lib/**/*.test.ts'],
    exclude: [
      '**/*.{db,attack}.test.ts',
      // These read the files of the product, not what its functions answer.
      'lib/{architecture,documents,names}.test.ts',
      // Changes the time zone of the process, which a thread cannot.
      'lib/i18n/clock.test.ts',
      // Half a minute of texts made to be slow, and whole PDF files.
      'lib/model/document/{hostile,large}.test.ts',
      'lib/exports/pdf.test.ts',
      'node_modules/**',
    ],
    setupFiles: ['scripts/lib/no-shrinking.ts'],
    sequence: { sequencer: NearestFirst },
    isolate: false,
    testTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
