import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { stringify } from 'yaml';
import { writeDocument } from '@/lib/model/document';
import { lint, sampleDocument } from '@/lib/model/testing/sample-model';
import { slowTexts } from '@/lib/model/testing/slow-texts';
import { tinyModel } from '@/lib/model/testing/tiny-model';

// Some of these take seconds where other programs share the machine.
vi.setConfig({ testTimeout: 60_000 });

const MEGABYTE = 1024 * 1024;
const good = () => stringify(sampleDocument(), { aliasDuplicateObjects: false });

/** A YAML bomb: nine levels of nine aliases each. */
const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
  .concat(
    'bcdefghi'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`),
  )
  .join('\n');

const hostile: [name: string, text: string, rule: string][] = [
  ['nothing', '', 'shape'],
  ['only a comment', '# nothing\n', 'shape'],
  ['a word', 'model', 'shape'],
  ['a list', '- a\n- b\n', 'shape'],
  ['null', 'null', 'shape'],
  ['an empty object', '{}', 'shape'],
  ['broken YAML', 'a: [1, 2\nb: }', 'syntax'],
  ['a tab as indentation', 'a:\n\tb: 1\n', 'syntax'],
  ['two documents', `${good()}---\n${good()}`, 'syntax'],
  ['a NUL byte', good().replace('History', 'His\0tory'), 'syntax'],
  ['an escaped NUL', good().replace('History of the code.', '"His\\0tory"'), 'syntax'],
  ['a NUL in a key of YAML', good().concat('"cards\\0": []\n'), 'syntax'],
  ['a NUL in a key of JSON', JSON.stringify({ ...sampleDocument(), 'a\0': 1 }), 'syntax'],
  [
    'a NUL deep in a catalogue',
    JSON.stringify({ ...sampleDocument(), cards: [{ id: 'a', x: { '\0': 1 } }] }),
    'syntax',
  ],
  [
    'half of a character in a key',
    JSON.stringify(sampleDocument()).replace('"EV-GIT",', '"EV-GIT","\\ud800":1,'),
    'syntax',
  ],
  ['half of a character', JSON.stringify(sampleDocument()).replace('History', '\\ud800'), 'syntax'],
  ['a handle for tags', `%TAG !t! tag:t\n---\n${good()}`, 'syntax'],
  ['a directive', `%YAML 1.1\n---\n${good()}`, 'syntax'],
  ['a key that is a list', '? [a, b]\n: 1\n', 'syntax'],
  ['an alias', good().replace('definition:', 'definition: &d').concat('x: *d\n'), 'alias'],
  ['an anchor alone', good().replace('definition:', 'definition: &d'), 'alias'],
  ['an alias to nothing', `${good()}x: *nothing\n`, 'alias'],
  ['a merge key', good().replace('    definition:', '    <<: {}\n    definition:'), 'alias'],
  ['a tag', good().replace('History', '!!js/function History'), 'alias'],
  ['a binary tag', good().replace('History of the code.', '!!binary aGk='), 'alias'],
  ['a bomb', bomb, 'alias'],
  ['a key twice', `${good()}frameworks: []\n`, 'duplicate-key'],
  ['a key twice in JSON', '{"frameworks": [], "frameworks": []}', 'duplicate-key'],
  ['too much', `# ${'x'.repeat(2 * MEGABYTE)}`, 'size'],
  ['too much in bytes', `# ${'é'.repeat(1.2 * MEGABYTE)}`, 'size'],
  ['line ends and nothing else', '\n'.repeat(2 * MEGABYTE), 'size'],
  ['half a million entries', '- a\n'.repeat(500_000), 'size'],
  ['a million of them in one line', `[${'a,'.repeat(900_000)}]`, 'size'],
  ['anchors without end', Array.from({ length: 120_000 }, (_, i) => `- &a${i} x`).join('\n'), 'size'],
  ['deep lists', '['.repeat(150_000), 'nesting'],
  ['deep mappings', '{a: '.repeat(70_000), 'nesting'],
  ['deep JSON', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'nesting'],
  ['deep dashes', '- '.repeat(500_000), 'nesting'],
  ['deep dashes before tabs', '-\t'.repeat(70_000), 'nesting'],
  ['dashes without end', `a: &x [${'- '.repeat(500_000)}]`, 'size'],
  ['deep questions', '? '.repeat(150_000), 'nesting'],
  ['deep indentation', Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'nesting'],
];

// How long each takes is measured by `npm run bench`; what would take minutes ends in the time limit of the test.
test.each(slowTexts)('reads as much as a document may hold: %s', (_, text) => {
  const { model, findings } = lint(text);
  expect(model).toBeNull();
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.length).toBeLessThan(502);
});

describe('refuses, and says why', () => {
  test.each(hostile)('%s', (_, text, rule) => {
    const { model, findings } = lint(text);
    expect(model).toBeNull();
    expect(findings.map((one) => one.rule)).toContain(rule);
    expect(findings.length).toBeLessThan(100);
  });
});

test('says the line of what is broken', () => {
  const lines = good().split('\n');
  const at = lines.findIndex((line) => line.includes('id: DEV-VC-2'));
  lines.splice(at + 1, 0, '    title: [');
  const { findings } = lint(lines.join('\n'));
  expect(findings[0]?.rule).toBe('syntax');
  expect(Math.abs((findings[0]?.line ?? 0) - (at + 3))).toBeLessThanOrEqual(1);
});

test('many keys, practices, edges and findings neither hang it nor flood the reader', () => {
  const many = (n: number, line: (i: number) => string) =>
    Array.from({ length: n }, (_, i) => line(i)).join('\n');
  const keys = lint(many(60_000, (i) => `k${i}: 1`));
  expect(keys.findings.map(({ sentence }) => sentence)).toEqual(['entries']);
  const practices = lint(`practices:\n${many(1001, () => '  - id: DEV-AA-1')}`);
  expect(practices.findings.map(({ sentence }) => sentence)).toEqual(['too-many']);
  const chain = lint(`practices:\n${many(1000, (i) => `  - id: P${i}\n    prerequisites: [P${i + 1}]`)}`);
  expect(chain.findings).toHaveLength(501);
  expect(chain.findings.at(-1)).toMatchObject({ sentence: 'more' });
  const long = stringify(sampleDocument()).replace('History of the code.', 'word '.repeat(200_000));
  expect(lint(long).findings.map(({ rule, id }) => [rule, id])).toEqual([['text-length', 'DEV-VC']]);
  const junk = Object.fromEntries(Array.from({ length: 70_000 }, (_, i) => [i, 1]));
  for (const stray of [
    { evidence: Array(140_000).fill(1) },
    { evidence: [{ id: 'a', junk }] },
    { scale: [junk] },
  ]) {
    const { model, findings } = lint(JSON.stringify({ ...sampleDocument(), ...stray }));
    expect([model, ...findings.map(({ sentence }) => sentence)]).toEqual([null, 'entries']);
  }
  const evidence = Array(4000).fill(1);
  const wrong = sampleDocument().practices.map((practice) => ({ ...practice, evidence, benefits: evidence }));
  expect(lint(JSON.stringify({ ...sampleDocument(), practices: wrong })).findings).toHaveLength(501);
});

test('thousands of anchors of one item do not hang it', () => {
  const document = sampleDocument();
  const levels = Array.from({ length: 4500 }, (_, i) => ({ en: `level ${i} aa`, 'pt-BR': `nível ${i} bb` }));
  Object.assign(document.practices[0] ?? {}, { levels });
  expect(lint(JSON.stringify(document)).findings.map(({ sentence }) => sentence)).toEqual(['shape-value']);
});

test('a word of a megabyte is not repeated in every finding', () => {
  const long = 'x'.repeat(MEGABYTE / 2);
  const text = JSON.stringify({
    ...sampleDocument(),
    practices: [{ id: long, principle: long, evidence: [long] }],
  });
  const { findings } = lint(text);
  expect(findings.length).toBeGreaterThan(4);
  expect(JSON.stringify(findings).length).toBeLessThan(20_000);
});

test('an anchor of half a megabyte is too long, and nothing worse', () => {
  const document = sampleDocument();
  const levels = document.practices[0]?.levels as { en: string }[];
  for (const anchor of levels.slice(0, 2)) anchor.en = `${anchor.en} ${'word '.repeat(100_000)}`;
  const { findings } = lint(JSON.stringify(document));
  expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['anchor-length', 'text-length']));
});

test('keys of the language itself are harmless', () => {
  for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    for (const text of [
      `${good()}${key}: { polluted: true }\n`,
      JSON.stringify(sampleDocument()).replace('{', `{"${key}":{"polluted":true},`),
    ]) {
      const { model, findings } = lint(text);
      expect(findings.map(({ rule, params }) => [rule, params.key])).toEqual([['unknown-key', key]]);
      expect(model).not.toBeNull();
      expect(Object.keys(model ?? {})).not.toContain(key);
      expect('polluted' in {}).toBe(false);
    }
  }
});

test('accepts a byte order mark, Windows line ends and a line of --- at the start', () => {
  const expected = lint(good()).model;
  for (const text of [`\uFEFF${good()}`, good().replaceAll('\n', '\r\n'), `---\n${good()}`]) {
    const { model, findings } = lint(text);
    expect(findings).toEqual([]);
    expect(model).toEqual(expected);
  }
});

const whole = writeDocument(tinyModel());
const parts = [
  '- ',
  ':',
  '\n',
  '  ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '&a',
  '*a',
  '!',
  '|',
  '>',
  '#',
  '\t',
  'null',
  '0',
  '-1',
  '~',
  '\0',
  'é',
  '%',
];

test.each(['level: {}', 'level: { a: 1 }', 'level: [1]', 'level: [[{}]]', 'level:', 'level: x'])(
  'never throws where the scale says %s in the place of a number',
  (said) => {
    const text = whole.replace(/level: \d/, said);
    expect(text).not.toBe(whole);
    expect(lint(text).model).toBeNull();
  },
);

test('never throws, whatever is cut, put in or swapped', () => {
  const edit = fc.record({ at: fc.nat(whole.length), cut: fc.nat(30), put: fc.constantFrom('', ...parts) });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let text = whole;
      for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut);
      const { model, findings } = lint(text);
      expect(model === null).toBe(findings.some(({ severity }) => severity === 'error'));
    }),
    { numRuns: 300 },
  );
});

test('never throws on any JSON', () => {
  const keys = [
    'principles',
    'practices',
    'levels',
    'raci',
    'id',
    'scale',
    'prerequisites',
    'title',
    'en',
    'frameworks',
    'roles',
  ];
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(null, 0, -1, 2.5, true, '', 'DEV-AA', 'DEV-AA-1', 'OPS'),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 6 }),
    ),
  }));
  fc.assert(
    fc.property(value, (content) => {
      const { model, findings } = lint(JSON.stringify(content));
      expect(model).toBeNull();
      expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
    }),
    { numRuns: 300 },
  );
});
