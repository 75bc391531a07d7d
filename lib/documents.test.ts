import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSources, readText } from './testing/sources';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const readme = readText('README.md');
const documents = readSources(['docs'], ['.md']);
const records = documents.filter(({ path }) => path.startsWith('docs/adr/'));

describe('README.md', () => {
  it('fits on a page or two', () => expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(100));

  it('links to every document', () => {
    expect(documents.filter(({ path }) => !readme.includes(`(${path})`))).toEqual([]);
  });

  it('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readText('package.json'));
    const named = [...readme.matchAll(/`npm (?:run )?([\w:]+)`/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

/** Links, and files that are named in the text, such as lib/env.ts. */
const LINKED = /\]\(([^)#:]+)\)|\b((?:app|lib|db|docs|e2e|scripts)\/[\w/.-]*\w)/g;

describe.each([{ path: 'README.md', text: readme }, ...documents])('$path', ({ path, text }) => {
  it('names only files that are there', () => {
    const named = [...text.matchAll(LINKED)].map(([, link, file]) =>
      link === undefined ? (file ?? '') : join(dirname(path), link),
    );
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

describe('a decision record', () => {
  it.each(records)('$path has a number, and says context, decision and consequences', ({ path, text }) => {
    expect(text).toMatch(new RegExp(`^# ${/(\d{4})-/.exec(path)?.[1]} \\S`));
    expect(text.match(/^## .*$/gm)).toEqual(['## Context', '## Decision', '## Consequences']);
  });

  it.each(records)(
    '$path is in force: one that is replaced is deleted, and named by the one that replaces it',
    ({ text }) => {
      const told = [...text.matchAll(/^Replaces .*$/gm)].flatMap(([line]) => line.match(/\b\d{4}\b/g) ?? []);
      expect(text).not.toMatch(/^Replaced by/m);
      expect(records.filter(({ path }) => told.some((number) => path.includes(`/${number}-`)))).toEqual([]);
    },
  );
});

describe('packages', () => {
  const { dependencies, devDependencies } = JSON.parse(readText('package.json')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const packages = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !name.startsWith('@types/'),
  );
  const record = readText('docs/adr/0011-libraries.md');
  const builtWith =
    /^Built with .*$/m.exec(readme)?.[0].toLowerCase().replace('.js', '').replace(' css', 'css') ?? '';

  it('each have a reason', () => {
    const explained = (name: string) =>
      record.includes(`\`${name}\``) || new RegExp(`(^|[ ,])${name}([,.]| and )`).test(builtWith);
    expect(
      packages.filter((name) => !explained(name)),
      'Say why in docs/adr/0011-libraries.md, or remove it.',
    ).toEqual([]);
  });

  it('have no reason left over', () => {
    const named = [...record.matchAll(/^- ((?:`[^`]+`(?:, )?)+):/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !packages.includes(name))).toEqual([]);
  });
});

/** What programs tell each other, and what the system sets; nobody sets these by hand. */
const INTERNAL = new Set([
  'NODE_ENV',
  'NEXT_TELEMETRY_DISABLED',
  'NO_COLOR',
  'PATH',
  'PATAMAR_DATABASE_DIR',
  'PLAYWRIGHT_JSON_OUTPUT_NAME',
  'DEBIAN_FRONTEND',
]);

describe('.env.example', () => {
  const settings = [...readText('.env.example').matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(
    ([, name]) => name ?? '',
  );
  const readers = readSources(['lib', 'db', 'scripts', 'e2e'], ['.ts', '.mjs'])
    .filter(({ path }) => !/\.test\.\w+$|lib\/testing\//.test(path))
    .concat({ path: 'playwright.config.ts', text: readText('playwright.config.ts') });
  const used = new Set(
    readers.flatMap(({ path, text }) => [
      ...[...text.matchAll(/\benv\.([A-Z][A-Z0-9_]+)\b/g)].map(([, name]) => name ?? ''),
      ...(path === 'lib/env.ts'
        ? [...text.matchAll(/^ {4}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name ?? '')
        : []),
    ]),
  );

  it('explains every setting that is read', () => {
    expect(used.size).toBeGreaterThan(15);
    expect([...used].filter((name) => !INTERNAL.has(name) && !settings.includes(name))).toEqual([]);
  });

  it('explains nothing that is not read', () => {
    // The build itself reads this one.
    const known = new Set([...used, 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY']);
    expect(settings.filter((name) => !known.has(name))).toEqual([]);
  });

  it('sets nothing', () => expect(readText('.env.example')).not.toMatch(/^[^#\n]/m));
});
