import { afterAll, describe, expect, it } from 'vitest';
import * as form from './testing/form-rules';
import * as rules from './testing/rules';
import { importsOf, isTest, readSources, type Source, withoutComments } from './testing/sources';

const product = readSources(['app', 'lib', 'db'], ['.ts', '.tsx']);
const written = readSources(['app', 'lib', 'db', 'e2e', 'scripts'], ['.ts', '.tsx', '.mjs', '.css']);

const file = (path: string, text: string): Source => ({ path, text });
const MARK = "import 'server-only';\n";
const READS = 'export const now = () => 1;\n';

/** Each rule, with samples that break it and samples that look similar and are fine. */
const cases: [rule: rules.Rule, sources: Source[], bad: Source[][], fine: Source[][]][] = [
  [
    rules.pureStaysPure,
    product,
    [
      [file('lib/a.ts', "import { b } from './b';\n"), file('lib/b.ts', MARK)],
      [file('lib/a.ts', "export * from '@/lib/x/b';\n"), file('lib/x/b.ts', MARK)],
      [file('lib/a.ts', "import { type A, b } from './b';\n"), file('lib/b.ts', MARK)],
      [file('lib/a.ts', "import {\n  b,\n} from './b';\n"), file('lib/b.ts', MARK)],
      [file('lib/a.ts', "export const a = async () => (await import('./b')).b;\n"), file('lib/b.ts', MARK)],
      [file('lib/a.ts', "import { readFileSync } from 'node:fs';\n")],
      [file('lib/a.ts', "import { cookies } from 'next/headers';\n")],
      [file('lib/a.ts', "import { users } from '@/db/schema';\n"), file('db/schema/index.ts', '')],
      [file('lib/a.ts', "import { gone } from './gone';\n")],
    ],
    [
      [file('lib/a.ts', "import type { B } from './b';\n"), file('lib/b.ts', MARK)],
      [file('lib/a.ts', "import { type B, type C } from './b';\n"), file('lib/b.ts', MARK)],
      [file('lib/a.ts', `${MARK}import { readFileSync } from 'node:fs';\n`)],
      [file('lib/a.ts', "import { z } from 'zod';\nimport { b } from './b';\n"), file('lib/b.ts', READS)],
      [file('lib/a.test.ts', "import { b } from './b';\n"), file('lib/b.ts', MARK)],
    ],
  ],
  [
    rules.pureHasNoClock,
    product,
    [
      [file('lib/a.ts', 'export const at = () => Date.now();\n')],
      [file('lib/a.ts', 'export const at = () => new Date();\n')],
      [file('lib/a.ts', 'export const chance = Math.random();\n')],
      [file('lib/a.ts', "export const load = () => fetch('/api');\n")],
    ],
    [
      [
        file(
          'lib/a.ts',
          '/** Like Date.now(). */\nexport const at = (now: Date) => new Date(now.getTime());\n',
        ),
      ],
    ],
  ],
  [
    rules.markComesFirst,
    product,
    [[file('lib/a.ts', `import { z } from 'zod';\n${MARK}`)], [file('db/a.ts', `// why\n${MARK}`)]],
    [[file('lib/a.ts', `${MARK}import { z } from 'zod';\n`)]],
  ],
  [
    rules.layers,
    product,
    [
      [file('app/a/page.tsx', "import { systemDatabase } from '@/db/client';\n")],
      [file('app/a/page.tsx', "import { x } from '../../db';\n"), file('db/index.ts', '')],
      [file('app/a/page.tsx', "import { eq } from 'drizzle-orm';\n")],
      [file('lib/a.ts', "import { Button } from '@/app/_ui/button';\n")],
      [file('db/a.ts', "import { env } from '@/lib/env';\n"), file('lib/env.ts', MARK)],
    ],
    [
      [file('lib/a/queries.ts', "import { users } from '@/db/schema';\n")],
      [file('db/a.ts', "import { LANGS } from '@/lib/model/schema';\n"), file('lib/model/schema.ts', '')],
    ],
  ],
  [
    rules.commandsAskFirst,
    product,
    [
      [command('  const now = new Date();\n  allow(access, "x");')],
      [command("  if (form.easy) allow(access, 'team:edit');")],
      [command("  // allow(access, 'team:edit');\n  await write();")],
      [file('lib/teams/commands.ts', 'export const edit = async (access: TeamAccess) => write(access);\n')],
      [
        file(
          'lib/rounds/answers.ts',
          'export function edit(access: TeamAccess): void {\n  write(access);\n}\n',
        ),
      ],
    ],
    [
      [command("  allow(access, 'team:edit');\n  await write();")],
      [command("  // Why.\n  allow(access, 'team:edit');")],
      [command("  if (userId !== access.userId) allow(access, 'team:edit');")],
      [file('lib/teams/queries.ts', 'export async function listTeams(): Promise<void> {\n}\n')],
      [file('lib/teams/commands.ts', 'export type Outcome = string;\n')],
    ],
  ],
  [
    rules.queriesTakeAccess,
    product,
    [[file('lib/teams/queries.ts', 'export function getTeam(teamId: string) {\n')]],
    [
      [file('lib/teams/queries.ts', 'export function getTeam(access: TeamAccess, id: string) {\n')],
      [file('lib/teams/queries.ts', 'export async function teamOf(\n  tx: Tenant,\n  id: string,\n) {\n')],
    ],
  ],
  [
    rules.noCatching,
    product,
    [[command('  try {\n    await write();\n  } finally {}')], [command('  await write().catch(() => {});')]],
    [[file('lib/teams/words.ts', 'try {\n')]],
  ],
  [
    rules.noBindInClient,
    product,
    [[file('app/a.tsx', "'use client';\nconst act = action.bind(null, id);\n")]],
    [[file('app/a.tsx', 'const act = action.bind(null, id);\n')]],
  ],
  [
    rules.scoresArePublished,
    product,
    [
      [
        file('lib/plans/a.ts', "import { evaluate } from '@/lib/scoring/evaluate';\n"),
        file('lib/scoring/evaluate.ts', ''),
      ],
      [
        file('app/a/page.tsx', "import { levelOf, score } from '@/lib/scoring';\n"),
        file('lib/scoring/index.ts', ''),
      ],
      [file('lib/plans/queries.ts', `${MARK}tx.select().from(publishedRows);\n`)],
      [file('lib/teams/queries.ts', `${MARK}import { answers, teams } from '@/db/schema';\n`)],
    ],
    [
      [
        file('lib/plans/a.ts', "import { levelOf } from '@/lib/scoring';\n"),
        file('lib/scoring/index.ts', ''),
      ],
      [
        file('lib/publishing/a.ts', "import { evaluate } from '@/lib/scoring/evaluate';\n"),
        file('lib/scoring/evaluate.ts', ''),
      ],
      [file('lib/rounds/a.ts', `${MARK}import { answers } from '@/db/schema';\n`)],
    ],
  ],
  [
    rules.secondDoor,
    product,
    [
      [file('lib/teams/queries.ts', "import { systemDatabase } from '@/db/client';\n")],
      [file('app/page.tsx', 'tenantPool().select();\n')],
    ],
    [[file('lib/access/a.ts', 'systemDatabase()')], [file('lib/rounds/a.db.test.ts', 'systemDatabase()')]],
  ],
  [
    rules.functionsHaveNamesOfTheirOwn,
    product,
    [
      [file('lib/a.ts', READS), file('lib/b.ts', 'export function now() {}\n')],
      [
        file('app/a.tsx', 'export async function Now() {}\n'),
        file('app/b.tsx', 'export const Now = () => null;\n'),
      ],
    ],
    [
      [file('lib/a.ts', READS), file('lib/b.ts', 'function now() {}\nexport type Now = number;\n')],
      [
        file('lib/a.ts', READS),
        file('lib/b.ts', "export const now = z.number();\nexport { now as then } from './a';\n"),
      ],
      [file('lib/a.ts', READS), file('lib/testing.ts', READS)],
      [
        file('app/a/route.ts', 'export function GET() {}\n'),
        file('app/b/route.ts', 'export function GET() {}\n'),
      ],
    ],
  ],
  [
    form.wordsAreTranslated,
    product,
    [
      [file('app/a.tsx', '<p>Saved</p>')],
      [file('app/a.tsx', '<p className="x">\n  Não há nada (ainda)\n</p>')],
      [file('app/a.tsx', '<p>{name} was saved</p>'.replace('{name}', '<b>{name}</b>'))],
      [file('app/a.tsx', '<button aria-label="Close" />')],
    ],
    [
      [file('app/a.tsx', "<p>{t('saved')}</p><b>Patamar</b> · <i>English</i>")],
      [file('app/a.tsx', 'const f = (a: Map<A, B>, c: List<D>) => a.size;\n')],
      [file('app/a.tsx', '{/* <p>Saved</p> */}')],
    ],
  ],
  [
    form.numbersAreFormatted,
    product,
    [[file('app/a.tsx', '{score.toFixed(1)}')], [file('app/a.ts', 'day.toLocaleDateString()')]],
    [[file('app/a.tsx', '// never toFixed(1)\n'), file('lib/exports/csv.ts', 'x.toFixed(1)')]],
  ],
  [
    form.oneClock,
    product,
    [
      [file('lib/a.ts', 'day.toLocaleDateString()')],
      [file('app/a.tsx', "new Intl.DateTimeFormat('en').format(day)")],
      [file('lib/a.ts', 'day.toISOString().slice(0, 10)')],
      [file('lib/a.ts', 'day.getMonth()')],
    ],
    [
      [
        file('lib/i18n/format.ts', "new Intl.DateTimeFormat('en').format(day)"),
        file('lib/a.ts', 'day.toISOString(); day.getTime();'),
      ],
    ],
  ],
  [
    form.noLoadingFiles,
    product,
    [[file('app/(app)/teams/[teamId]/loading.tsx', '')]],
    [[file('app/(app)/teams/[teamId]/page.tsx', '')]],
  ],
  [
    form.namesAreKebabCase,
    written,
    [
      [file('app/_ui/RadarChart.tsx', '')],
      [file('lib/team_access.ts', '')],
      [file('lib/Teams/queries.ts', '')],
    ],
    [[file('app/(app)/api/[...nextauth]/plan.csv/route.ts', ''), file('lib/rounds/rounds.db.test.ts', '')]],
  ],
  [
    form.everyTestRuns,
    written,
    [
      [file('lib/a.test.ts', "it.only('x', () => {});")],
      [file('e2e/a.spec.ts', "test.describe.skip('x', () => {});")],
      [file('scripts/a.test.mjs', "it.todo('x');")],
    ],
    [[file('lib/a.test.ts', "it.each([1])('never .only( or .skip(', () => {});")]],
  ],
];

function command(body: string): Source {
  const head =
    'export async function editTeam(\n  access: TeamAccess,\n  form: TeamForm,\n): Promise<{ id: string }> {';
  return file('lib/teams/commands.ts', `${head}\n${body}\n}\n`);
}

describe.each(cases)('$name', (rule, sources, bad, fine) => {
  it('holds', () => expect(rule.find(sources), rule.todo).toEqual([]));
  it.each(bad)('is broken by sample %#', (...sample) => expect(rule.find(sample)).not.toEqual([]));
  it.each(fine)('allows sample %#', (...sample) => expect(rule.find(sample)).toEqual([]));
});

describe('the sources', () => {
  it('are found', () => {
    expect(product.length).toBeGreaterThan(200);
    expect(product.some(({ path }) => path === 'lib/rounds/commands.ts')).toBe(true);
  });

  it('import only what is there', () => {
    const known = new Set(product.map(({ path }) => path));
    const unknown = product
      .filter((one) => one.path !== 'lib/architecture.test.ts')
      .flatMap((one) =>
        importsOf(one, known)
          .filter(({ target, local }) => local && !known.has(target) && !/\.(json|css|mjs)$/.test(target))
          .map(({ target }) => `${one.path} imports ${target}`),
      );
    expect(unknown, 'The reader of imports does not understand these.').toEqual([]);
  });
});

afterAll(() => {
  const lines = (sources: Source[]) =>
    sources.reduce(
      (sum, { text }) =>
        sum +
        withoutComments(text)
          .split('\n')
          .filter((line) => line.trim()).length,
      0,
    );
  const lib = product.filter(({ path }) => path.startsWith('lib/'));
  console.info(
    `lib: ${lines(lib.filter((one) => !isTest(one)))} lines of source, ${lines(lib.filter(isTest))} of tests`,
  );
});
