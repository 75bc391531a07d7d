import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesOf, rowsKept, saveBackup, tablesIn, writeConsistent } from '../testing/backup-file';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../testing/database';
import { makeWorld } from '../testing/factories';
import { withDatabase } from '../testing/with-database';
import { type Header, headerLine } from './format';
import { restoreBackup } from './restore';

let source: TestDatabase;
let target: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'patamar-damage-'));
const good = join(folder, 'good');
const bad = join(folder, 'bad');

withDatabase(async () => {
  source = await createTestDatabase();
  return source;
});
beforeAll(async () => {
  await makeWorld();
  await saveBackup(source.url, good);
  target = await createEmptyDatabase();
}, 60_000);
afterAll(async () => {
  await target?.drop();
  rmSync(folder, { recursive: true });
});

const bytes = () => readFileSync(good);
const text = () => gunzipSync(bytes()).toString('utf8');
const packed = (changed: string) => gzipSync(changed);
/** The lines with another header, and a last line that is right. */
const withHeader = (change: (header: Header) => object) => {
  const [first = '', ...rest] = linesOf(good);
  writeConsistent(bad, [JSON.stringify(change(headerLine.parse(JSON.parse(first)))), ...rest]);
  return readFileSync(bad);
};
const flipped = (part: number) => {
  const changed = bytes();
  const at = Math.floor(changed.length * part);
  changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
  return changed;
};
/** Changes lines that begin so, and nothing else. */
const edited = (change: (line: string, i: number, all: string[]) => string[]) =>
  packed(
    linesOf(good)
      .flatMap(change)
      .map((line) => `${line}\n`)
      .join(''),
  );

const DAMAGES: [string, string, () => Buffer][] = [
  ['an empty file', 'foreign', () => Buffer.alloc(0)],
  ['a text', 'foreign', () => Buffer.from('{"patamar":"backup"}\n')],
  ['another compressed file', 'foreign', () => packed('select 1;\n')],
  ['a compressed file without lines', 'foreign', () => packed('x'.repeat(5_000_000))],
  ['JSON of something else', 'foreign', () => packed('{"patamar":"plan","format":1}\n')],
  ['nothing but the first bytes', 'foreign', () => bytes().subarray(0, 5)],
  ...[0.1, 0.5, 0.9, 0.999].map((part): (typeof DAMAGES)[number] => [
    `a file that ends after ${part}`,
    'cut',
    () => bytes().subarray(0, Math.floor(bytes().length * part)),
  ]),
  ...[0.2, 0.4, 0.6, 0.8].map((part): (typeof DAMAGES)[number] => [
    `another bit at ${part}`,
    'damaged',
    () => flipped(part),
  ]),
  ['a file without its last bytes', 'cut', () => bytes().subarray(0, -1)],
  ['another text at the same checksum of gzip', 'damaged', () => packed(text().replace('Person', 'Pirson'))],
  ['a text that ends within a table', 'cut', () => packed(text().slice(0, text().indexOf('@example.org')))],
  ['a text without its last line', 'cut', () => edited((line, i, all) => (i < all.length - 1 ? [line] : []))],
  ['a line more at the end', 'damaged', () => packed(`${text()}{}\n`)],
  ['the same again behind it', 'damaged', () => Buffer.concat([bytes(), bytes()])],
  ['bytes behind it', 'damaged', () => Buffer.concat([bytes(), Buffer.from('more')])],
  ['a row less', 'damaged', () => edited((line) => (line.includes('@example.org') ? [] : [line]))],
  [
    'two tables that changed places',
    'damaged',
    () => packed(text().replaceAll('"table":"users"', '"table":"teams"')),
  ],
  [
    'another number of rows',
    'damaged',
    () => packed(text().replace(/"name":"users","rows":\d+/, '"name":"users","rows":1')),
  ],
  ['a header without tables', 'damaged', () => withHeader((header) => ({ ...header, tables: [] }))],
  ['a later format', 'newer', () => withHeader(({ patamar, release }) => ({ patamar, release, format: 2 }))],
  [
    'a later migration',
    'newer',
    () =>
      withHeader((header) => ({
        ...header,
        migrations: [...header.migrations, { at: Date.UTC(2100, 0), hash: 'later' }],
      })),
  ],
  [
    'migrations of somebody else',
    'unknown',
    () => withHeader((header) => ({ ...header, migrations: [{ at: 1, hash: 'other' }] })),
  ],
  [
    'a migration that was changed',
    'unknown',
    () =>
      withHeader((header) => ({
        ...header,
        migrations: header.migrations.map(({ at }) => ({ at, hash: 'other' })),
      })),
  ],
];

describe('is refused, with nothing changed:', () => {
  it.each(DAMAGES)('%s (%s)', async (_, reason, make) => {
    writeFileSync(bad, make());
    await expect(restoreBackup(target.url, bad)).rejects.toMatchObject({ reason });
    expect(await tablesIn(target.url)).toBe(0);
  });

  it('a file that is not there, and a folder', async () => {
    await expect(restoreBackup(target.url, join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(restoreBackup(target.url, folder)).rejects.toMatchObject({ code: 'EISDIR' });
  });

  /** What nobody but a person writes: sums are right, and rows are not. */
  it.each<[string, string, (lines: string[]) => string[]]>([
    [
      'rows that hang on nothing',
      'memberships',
      (lines) =>
        lines.map((line) => (/\tfacilitator\t/.test(line) ? line.replace(/^[0-9a-f]{8}/, '00000000') : line)),
    ],
    [
      'a value that is none',
      'memberships',
      (lines) =>
        lines.map((line) => (/\tfacilitator\t/.test(line) ? line.replace(/^[0-9a-f]{8}/, 'nonsense') : line)),
    ],
    [
      'columns of another release',
      'teams',
      (lines) =>
        lines.map((line) => (line.startsWith('{"table":"teams"') ? line.replace('"name"', '"title"') : line)),
    ],
  ])('%s', async (_, table, change) => {
    const changed = change(linesOf(good));
    expect(changed).not.toEqual(linesOf(good));
    writeConsistent(bad, changed);
    await expect(restoreBackup(target.url, bad)).rejects.toMatchObject({
      reason: 'differs',
      about: { table },
    });
    expect(await tablesIn(target.url)).toBe(0);
  });
});

it('goes into an empty database only, and takes the file as it is, also made consistent anew', async () => {
  writeConsistent(bad, linesOf(good));
  await restoreBackup(target.url, bad);
  const kept = await rowsKept(source.url);
  expect(await rowsKept(target.url)).toEqual(kept);
  await expect(restoreBackup(target.url, good)).rejects.toMatchObject({ reason: 'taken' });
  expect(await rowsKept(target.url)).toEqual(kept);
});
