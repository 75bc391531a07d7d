import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { stringify } from 'yaml';
import { writeDocument } from '@/lib/model/document';
import { builtInModel } from '@/lib/model/load';
import { arbitraryDocument } from '@/lib/model/testing/arbitrary-document';
import { sampleDocument } from '@/lib/model/testing/sample-model';
import { readBlockYaml } from './block-yaml';
import { Places, type Reading, TextPlaces } from './source';
import { readYaml } from './yaml';

// Random texts take seconds where other programs share the machine.
vi.setConfig({ testTimeout: 60_000 });

type Reader = typeof readYaml;

/** What a reader makes of a text, with the place of every key and element. */
function outcome(reader: Reader, text: string) {
  const places = new Places();
  const reading: Reading = { text: new TextPlaces('', text), places, problems: [] };
  const read = reader(text, reading);
  const where: string[] = [];
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return;
    const { line, column } = places.of({ holder: value }, '');
    where.push(`${path} ${line}:${column}`);
    for (const key of Object.keys(value)) {
      const at = places.of({ holder: value, key: Array.isArray(value) ? Number(key) : key }, '');
      where.push(`${path}/${key} ${at.line}:${at.column}`);
      walk((value as Record<string, unknown>)[key], `${path}/${key}`);
    }
  };
  walk(read?.value, '');
  return read && { value: JSON.stringify(read.value), where, problems: reading.problems };
}

/** Both readers agree on the text, if the plain one takes it at all. */
function agree(text: string): boolean {
  const plain = outcome(readBlockYaml, text);
  if (!plain) return false;
  expect(plain).toEqual(outcome(readYaml, text));
  return true;
}

const folder = 'lib/model/content/';
const files = ['model.yaml', ...readdirSync(`${folder}principles`).map((name) => `principles/${name}`)];

describe('the plain reader takes, and reads like the parser of all of YAML', () => {
  test.each(files)('%s', (name) => expect(agree(readFileSync(folder + name, 'utf8'))).toBe(true));

  test('a whole model as it is downloaded', () => {
    expect(agree(writeDocument(builtInModel(), 'How to edit this file'))).toBe(true);
    expect(agree(stringify(sampleDocument(), { aliasDuplicateObjects: false }))).toBe(true);
  });

  const taken: [name: string, text: string][] = [
    ['lists at the indentation of their key', 'a:\n- b: 1\n  c: 2\n- b: 3\nd:\n- x\n- y z\n'],
    ['wide dashes', 'a:\n  -   b: 1\n      c: 2\n'],
    ['comments and empty lines', '# x\n\na: 1\n# y\n\nb:\n  # z\n  - c\n# end\n'],
    [
      'numbers and words',
      'a: 0\nb: 12\nc: 0.5\nd: true\ne: Null\nf: 1.2.3\ng: 10 minutes\nh: nullable\ni: 2nd\n',
    ],
    ['nothing', 'a:\nb: \nc: []\nd: {}\n'],
    ['quotes', 'a: "x: \\"y\\" \\\\ #z"\nb: \'it\'\'s\'\nc: "one\n  two"\nd: \'one\n  two\'\n'],
    ['folded texts', 'a: one\n  two\nb: >-\n  one\n  two\n\n  three\nc: |\n  one\n    two\n\n\nd: >\n  x\n'],
    ['keys twice', 'a: 1\nb: 2\na: 3\n'],
    [
      'flow style',
      "a: [b, c d, 1, true, \"x, y\", 'z''s', [], {}]\nb: { c: d, e: [f, {g: h}] }\nc:\n  - { d: 1 }\n  - [e]\n",
    ],
    ['comments beside values', 'a: # x\n  b: c # d\n  e: 1 #\nf:\n  - g  # h\n  - i: j # k\n'],
    ['spaces', 'a: x   \nb: "x"  \nc: x  y   # z\nd: [x  , "y"  , z ]  \ne:   \n  f: \'x  \n    y\'  \n'],
    [
      'quotes over lines',
      `a: "\\"x\n  \\"y\\" z\n\n"\nb: 'it''\n  ''s'\nc: "x \\\\ y\n  z"\nd: ["\\"x\\\\", 'y''']\n`.replace(
        '\n\n"',
        '"',
      ),
    ],
    ['accents', 'a: é\nb: ção (x)\nc: "ção"\n'],
  ];
  test.each(taken)('%s', (_, text) => expect(agree(text)).toBe(true));
});

test.each([
  'a: &x 1\n',
  'a: *x\n',
  'a: !t x\n',
  'a: [1,\n  2]\n',
  'a: [1] x\n',
  'a: [1, 2\n',
  'a: [1, ]\n',
  'a: [, 1]\n',
  'a: [&x 1]\n',
  'a: [b: 1]\n',
  'a: {b: 1, b: 2}\n',
  'a: {b}\n',
  'a: {b:1}\n',
  'a: {b: }\n',
  'a: {"b": 1}\n',
  'a: [x#y]\n',
  'a: b: c\n',
  'a: x #y\n  z\n',
  'a: "x" #y\n',
  'a: 0x10\n',
  'a: 1e3\n',
  'a: -1\n',
  'a: .5\n',
  'a: ~\n',
  'a: >+\n  x\n',
  'a: "x\\u0041"\n',
  'a: "x\\\n  y"\n',
  'a: "x" y\n',
  'a: "x\n  y" z\n',
  'a: "x\n  y" z\n  w"\n',
  "a: 'x' y'\n",
  "a: 'x''\n",
  'a: "x\n\n  y"\n',
  'a: "x\\\\\n  y"\n',
  'a: ["x" y]\n',
  'a: ["x]\n',
  'a: ["\\n"]\n',
  'a:   x\u2028y\n',
  'a: one\n\n  two\n',
  'a:\n  - - b\n',
  'a:\n  -\n    b: 1\n',
  'a: 1\n  b: 2\n',
  'a:\n    b: 1\n  c: 2\n',
  '- a\n',
  'a: 1',
  'a:\t1\n',
  'a: 1\r\n',
  '---\na: 1\n',
  '? a\n: b\n',
  '<<: 1\n',
  'x\n',
  '',
])('leaves %j to the parser of all of YAML', (text) => expect(outcome(readBlockYaml, text)).toBeUndefined());

test('agrees on random documents', () => {
  let taken = 0;
  fc.assert(
    fc.property(arbitraryDocument, fc.constantFrom(0, 40, 100), (document, lineWidth) => {
      if (agree(stringify(document, { lineWidth, aliasDuplicateObjects: false }))) taken += 1;
    }),
    { numRuns: 60 },
  );
  expect(taken).toBeGreaterThan(0);
});

test('agrees on texts that were cut and patched anywhere', () => {
  const whole = `# note\na: word\n  more words\nb:\n  - c: "it: \\"is\\" so"\n    d: 'it''s'\n    e: >-\n      one\n      two\n\n      three\n  - x y\n\nf:\n  g: |\n    l1\n      l2\n  h: 12\ni: []\nj: true # yes\np: # q\n  - 1\nl: [a, "b, c", 'd', {e: f g}]\no: { p: 1, q: [r] }\nk:\n- m\n- n: "a\n    b"\n`;
  const parts = [
    '- ',
    ': ',
    ':',
    '\n',
    '\n\n',
    ' ',
    '  ',
    '    ',
    '"',
    "'",
    '\\',
    '#',
    ' #',
    '>',
    '|',
    'x',
    '0',
    '1.5',
    'null',
    '-',
    '[]',
    '[',
    ']',
    '{',
    '}',
    ',',
    ', ',
    'key: v',
    '\n- ',
    '\n  y: z',
  ];
  const edit = fc.record({ at: fc.nat(whole.length), cut: fc.nat(6), put: fc.constantFrom('', ...parts) });
  let taken = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      let text = whole;
      for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut);
      if (agree(text)) taken += 1;
    }),
    { numRuns: 1500 },
  );
  expect(taken).toBeGreaterThan(100);
});
