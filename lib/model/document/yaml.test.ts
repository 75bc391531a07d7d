import { describe, expect, test } from 'vitest';
import { Places, type Reading, TextPlaces } from './source';
import { readYaml } from './yaml';

/** What is read of a text, its problems, and where each key and element stands. */
function reading(text: string) {
  const places = new Places();
  const notes: Reading = { text: new TextPlaces('', text), places, problems: [] };
  const read = readYaml(text, notes);
  const where: string[] = [];
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const at = places.of({ holder: value, key: Array.isArray(value) ? Number(key) : key }, '');
      where.push(`${path}/${key} ${at.line}:${at.column}`);
      walk(inner, `${path}/${key}`);
    }
  };
  walk(read?.value, '');
  return { value: read && JSON.parse(JSON.stringify(read.value)), problems: notes.problems, where };
}

describe('reads what people write', () => {
  const cases: [name: string, text: string, value: unknown][] = [
    [
      'lists at the indentation of their key',
      'a:\n- b: 1\n  c: 2\nd:\n- x\n- y z\n',
      { a: [{ b: 1, c: 2 }], d: ['x', 'y z'] },
    ],
    ['comments and empty lines', '# x\n\na: 1 # y\n\nb:\n  # z\n  - c#d\n', { a: 1, b: ['c#d'] }],
    [
      'numbers and words',
      'a: 0\nb: 0.5\nc: true\nd: Null\ne: 1.2.3\nf: 2nd\ng: no\n',
      { a: 0, b: 0.5, c: true, d: null, e: '1.2.3', f: '2nd', g: 'no' },
    ],
    [
      'quotes',
      'a: "x: \\"y\\" #z"\nb: \'it\'\'s\'\nc: "one\n  two"\n',
      { a: 'x: "y" #z', b: "it's", c: 'one two' },
    ],
    [
      'folded texts',
      'a: one\n  two\nb: >-\n  one\n  two\n\n  three\nc: |\n  one\n    two\n',
      { a: 'one two', b: 'one two\nthree', c: 'one\n  two\n' },
    ],
    [
      'flow style',
      "a: [b, c d, 1, 'z', [], {}]\nb: { c: d }\n",
      { a: ['b', 'c d', 1, 'z', [], {}], b: { c: 'd' } },
    ],
    ['nothing', 'a:\nb: []\n', { a: null, b: [] }],
    ['Windows line ends and accents', 'a: ção\r\nb: é\r\n', { a: 'ção', b: 'é' }],
  ];
  test.each(cases)('%s', (_, text, value) => expect(reading(text)).toMatchObject({ value, problems: [] }));
});

test('knows where everything stands', () => {
  expect(reading('a: 1\nb:\n  - c: x\n  - [y, z]\n').where).toEqual([
    '/a 1:1',
    '/b 2:1',
    '/b/0 3:5',
    '/b/0/c 3:5',
    '/b/1 4:5',
    '/b/1/0 4:6',
    '/b/1/1 4:9',
  ]);
});

test('says which key is there twice, and where', () => {
  const { problems } = reading('a: 1\nb: 2\na: 3\n');
  expect(problems).toEqual([
    { rule: 'duplicate-key', sentence: 'duplicate-key', offset: 10, params: { key: 'a' } },
  ]);
});
