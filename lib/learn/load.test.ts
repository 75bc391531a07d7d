import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builtInModel } from '@/lib/model/load';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { checkLearn } from './check';
import { library, openLibrary } from './library';
import { builtInLearn, readLearn } from './load';

const SAMPLE = 'lib/learn/testing/content';
let directory = '';

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'learn-'));
  cpSync(SAMPLE, directory, { recursive: true });
});

afterEach(() => rmSync(directory, { recursive: true }));

/** Replaces text that must be there, so that a change of the sample cannot empty a test. */
function edit(name: string, from: string, to: string) {
  const file = path.join(directory, name);
  const before = readFileSync(file, 'utf8');
  expect(before).toContain(from);
  writeFileSync(file, before.replace(from, to));
}

const read = () => readLearn(directory, tinyModel());

test('reads topics in the order of the contents', () => {
  expect(read().topics.map(({ slug }) => slug)).toEqual(['culture', 'drift']);
  edit('contents.yaml', '[culture]', '[aside]');
  edit('contents.yaml', '[drift]', '[culture]');
  edit('contents.yaml', '[aside]', '[drift]');
  expect(read().topics.map(({ slug }) => slug)).toEqual(['drift', 'culture']);
});

test('keeps a chapter without topics, and shows it when it has one', () => {
  const shown = () => openLibrary(read(), tinyModel())('en').chapters.map(({ title }) => title);
  const chapters = (topics: string) =>
    `[drift]\n- title: { en: Unit 4, pt-BR: Unidade 4 }\n  topics: ${topics}`;
  edit('contents.yaml', '[drift]', chapters('[]'));
  expect(shown()).toEqual(['Foundations', 'Data']);
  edit('contents.yaml', chapters('[]'), chapters('[later]'));
  const later = readFileSync(path.join(directory, 'topics/drift.yaml'), 'utf8')
    .replace('slug: drift', 'slug: later')
    .replaceAll(/LC-DRIFT/g, 'LC-LATER');
  writeFileSync(path.join(directory, 'topics/later.yaml'), later);
  expect(shown()).toEqual(['Foundations', 'Data', 'Unit 4']);
});

test('the fourth unit of the course has its slot, and nothing of it is shown', () => {
  expect(builtInLearn().chapters.at(-1)).toEqual({
    title: { en: 'Unit 4', 'pt-BR': 'Unidade 4' },
    topics: [],
  });
  expect(library('pt-BR').chapters.map(({ title }) => title)).not.toContain('Unidade 4');
});

test('reads what goes with a section elsewhere', () => {
  const media = (href: string) =>
    `seed: L43-L54\n    media: { title: { en: Talk, pt-BR: Palestra }, href: "${href}", kind: video, minutes: 12 }`;
  edit('topics/culture.yaml', 'seed: L43-L54', media('https://example.org/talk'));
  const [section] = openLibrary(read(), tinyModel())('pt-BR').topics.get('culture')?.sections ?? [];
  expect(section?.media).toEqual({
    title: 'Palestra',
    href: 'https://example.org/talk',
    kind: 'video',
    minutes: 12,
  });
  edit('topics/culture.yaml', 'https://example.org', 'http://example.org');
  expect(read).toThrow(/culture\.yaml is not valid:[\s\S]*media\.href/);
});

test('no text that ships leads to media yet', () => {
  const sections = builtInLearn().topics.flatMap((topic) => topic.sections);
  expect(sections.some(({ id }) => id === 'LC-FW-1')).toBe(true);
  expect(sections.filter(({ media }) => media)).toEqual([]);
});

test('gives one object to all, which nobody can change', () => {
  expect(() => Object.assign(read().topics[0] ?? {}, { slug: 'other' })).toThrow(TypeError);
  expect(builtInLearn()).toBe(builtInLearn());
});

describe('refuses, and names', () => {
  const cases: [what: string, file: string, from: string, to: string, message: RegExp][] = [
    ['a topic that nobody wrote', 'contents.yaml', '[drift]', '[drift, gone]', /no topics\/gone\.yaml/],
    ['a topic that is not listed', 'contents.yaml', '[culture]', '[drift]', /leaves out culture/],
    ['a topic listed twice', 'contents.yaml', '[culture]', '[culture, drift]', /lists drift twice/],
    ['a file with another name', 'topics/drift.yaml', 'slug: drift', 'slug: drifting', /describes drifting/],
    [
      'a missing language',
      'topics/drift.yaml',
      ', pt-BR: Dois tipos',
      '',
      /drift\.yaml is not valid:[\s\S]*title/,
    ],
    ['a misspelt key', 'glossary.yaml', 'links:', 'link:', /glossary\.yaml is not valid/],
    ['an id used twice', 'topics/drift.yaml', 'LC-DRIFT-1', 'CUL-1', /The id CUL-1 is used twice/],
    ['an id of the glossary used twice', 'glossary.yaml', 'GL-DRIFT', 'GL-CI', /The id GL-CI is used twice/],
    [
      'a dead link of a list',
      'topics/culture.yaml',
      'DEV-AA-1',
      'DEV-AA-9',
      /culture\.yaml links to DEV-AA-9/,
    ],
    [
      'a dead link of a block',
      'topics/culture.yaml',
      'drift, DEV',
      'tides, DEV',
      /culture\.yaml links to tides/,
    ],
    ['a dead link of the glossary', 'glossary.yaml', '[DEV-AA]', '[DEV-ZZ]', /GL-CI, links to DEV-ZZ/],
    ['a picture that nobody draws', 'topics/drift.yaml', 'VIS-DRIFT', 'VIS-MOON', /shows VIS-MOON/],
    [
      'a word of two entries',
      'glossary.yaml',
      'en: [CI]',
      'en: [CI, drift]',
      /“drift” \(en\) belongs to GL-CI/,
    ],
    [
      'a stray sign',
      'topics/drift.yaml',
      'The points,',
      '"The `points",',
      /a sign without its partner in “The `points/,
    ],
  ];
  test.each(cases)('%s', (_, file, from, to, message) => {
    edit(file, from, to);
    expect(read).toThrow(message);
  });

  test('an alias', () => {
    edit('contents.yaml', '[culture]', '&a [culture]');
    edit('contents.yaml', '[drift]', '*a');
    expect(read).toThrow('Cannot read contents.yaml');
  });

  test('evidence that the model names and nobody explains', () => {
    const model = tinyModel();
    model.practices[0]?.evidence.push('EV-MOON');
    expect(() => readLearn(directory, model)).toThrow(/DEV-AA-1, links to EV-MOON/);
  });
});

test('the texts that ship have nothing wrong with them', () => {
  expect(checkLearn(builtInLearn(), builtInModel())).toEqual([]);
});
