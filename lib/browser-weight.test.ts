import { expect, it } from 'vitest';
import { importsOf, isTest, readSources, type Source } from './testing/sources';

/** What a browser never needs: forms are judged by the server, and the browser asks it. */
const HEAVY = /^(zod|yaml|drizzle-orm|postgres)(\/|$)/;

const begins = (directive: string) => (source: Source) =>
  new RegExp(`^(\\s*(//.*|/\\*[\\s\\S]*?\\*/))*\\s*'use ${directive}'`).test(source.text);

/** The ways from components of the browser to something heavy, each as the files it leads through. */
function heavyWays(sources: readonly Source[]): string[] {
  const product = sources.filter((one) => !isTest(one));
  const known = new Set(product.map(({ path }) => path));
  const byPath = new Map(product.map((source) => [source.path, source]));
  const seen = new Set<string>();
  const found: string[] = [];
  const follow = (source: Source, way: readonly string[]) => {
    // Of an action the browser has only the name.
    if (seen.has(source.path) || begins('server')(source)) return;
    seen.add(source.path);
    const here = [...way, source.path];
    for (const { target, local } of importsOf(source, known)) {
      const next = byPath.get(target);
      if (local && next) follow(next, here);
      else if (HEAVY.test(target)) found.push([...here, target].join(' > '));
    }
  };
  for (const source of product.filter(begins('client'))) follow(source, []);
  return found;
}

const file = (path: string, text: string): Source => ({ path, text });

it('sends no validator and no driver to the browser', () => {
  expect(heavyWays(readSources(['app', 'lib', 'db'], ['.ts', '.tsx']))).toEqual([]);
});

it('finds one through another file, and none behind a type or an action', () => {
  const schema = file('lib/schema.ts', "import { z } from 'zod';\nexport const a = z.string();\n");
  const client = (text: string) => file('app/a.tsx', `'use client';\n\n${text}`);
  const through = file('lib/b.ts', "import { a } from './schema';\nexport const b = a;\n");
  expect(heavyWays([client("import { b } from '@/lib/b';\n"), through, schema])).toEqual([
    'app/a.tsx > lib/b.ts > lib/schema.ts > zod',
  ]);
  expect(heavyWays([client("import type { A } from '@/lib/schema';\n"), schema])).toEqual([]);
  const action = file('app/actions.ts', "'use server';\n\nimport { a } from '@/lib/schema';\n");
  expect(heavyWays([client("import { save } from './actions';\n"), action, schema])).toEqual([]);
});
