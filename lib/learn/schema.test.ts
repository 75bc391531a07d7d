import { describe, expect, it } from 'vitest';
import { type Block, contents, evidenceCheck, glossaryEntry, topic } from './schema';

const text = (words = 'x') => ({ en: words, 'pt-BR': words });
const ITEM = { id: 'BEN-1', title: text(), text: text(), links: ['DEV-CI-1'] };
const CARD = { title: text(), language: 'yaml', code: 'a: 1', note: text() };

/** One of each kind, with all that it may have. */
const BLOCKS: Record<Block['kind'], object> = {
  text: { kind: 'text', text: text() },
  quote: { kind: 'quote', text: text(), by: text() },
  list: { kind: 'list', style: 'cards', items: [ITEM] },
  table: { kind: 'table', caption: text(), head: [text()], rows: [[text()]] },
  code: { kind: 'code', caption: text(), language: 'sh', code: 'ls' },
  compare: { kind: 'compare', cards: [CARD, CARD] },
  correction: { kind: 'correction', text: text() },
  figure: { kind: 'figure', id: 'VIS-LOOP', caption: text() },
  try: { kind: 'try', question: text(), answer: text() },
  links: { kind: 'links', ids: ['DEV-CI'] },
};
const MEDIA = { title: text(), href: 'https://a.example/b', kind: 'video', minutes: 12 };
const SECTION = { id: 'LC-ONE', title: text(), seed: 'L45-L54', media: MEDIA, blocks: Object.values(BLOCKS) };
const TOPIC = { slug: 'the-loop', title: text(), summary: text(), sections: [SECTION] };
const TERM = {
  id: 'GL-CI',
  term: text(),
  text: text(),
  also: { en: ['CI'], 'pt-BR': ['IC'] },
  links: ['DEV-CI'],
};
const CHECK = { id: 'EV-CI-2', title: text(), looksFor: text(), cap: 3 };

interface Schema {
  safeParse(value: unknown): { success: boolean };
}
const takes = (schema: Schema, value: unknown) => schema.safeParse(value).success;
const missing = (whole: object, key: string) =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
const optionalOf = (schema: Schema, whole: object) =>
  Object.keys(whole).filter((key) => takes(schema, missing(whole, key)));

/** The schema of a part, as its topic reads it. */
const inside = (wrap: (value: unknown) => unknown): Schema => ({
  safeParse: (value) => topic.safeParse({ ...TOPIC, sections: [{ ...SECTION, ...(wrap(value) as object) }] }),
});
const block = inside((value) => ({ blocks: [value] }));
const media = inside((value) => ({ media: value }));
const item = inside((value) => ({ blocks: [{ ...BLOCKS.list, items: [value] }] }));
const card = inside((value) => ({ blocks: [{ kind: 'compare', cards: [CARD, value] }] }));
const section: Schema = { safeParse: (value) => topic.safeParse({ ...TOPIC, sections: [value] }) };

describe('a page of the learning area', () => {
  it('is read as it is written', () => {
    expect(topic.parse(TOPIC)).toEqual(TOPIC);
    expect(glossaryEntry.parse(TERM)).toEqual(TERM);
    expect(evidenceCheck.parse(CHECK)).toEqual(CHECK);
    expect(contents.parse([{ title: text(), topics: ['the-loop'] }])).toHaveLength(1);
  });

  it.each([
    ['topic', topic, TOPIC, []],
    ['section', section, SECTION, ['seed', 'media']],
    ['item', item, ITEM, ['id', 'title', 'links']],
    ['card', card, CARD, ['note']],
    ['media', media, MEDIA, []],
    ['term', glossaryEntry, TERM, ['also', 'links']],
    ['check', evidenceCheck, CHECK, []],
    ...Object.entries(BLOCKS).map(([kind, whole]) => [kind, block, whole, []] as const),
  ] as const)('a %s leaves out only what it may, and takes nothing more', (_, schema, whole, optional) => {
    expect(takes(schema, whole)).toBe(true);
    expect(optionalOf(schema, whole)).toEqual(optional);
    expect(takes(schema, { ...whole, surprise: 1 })).toBe(false);
  });

  it('lists chapters by title and topics', () => {
    expect(takes(contents, [])).toBe(true);
    for (const wrong of [{}, [{ title: text() }], [{ topics: [] }], [{ title: text(), topics: [1] }]])
      expect(takes(contents, wrong), JSON.stringify(wrong)).toBe(false);
  });
});

describe('its ids and addresses', () => {
  const of = (schema: Schema, whole: object, key: string, values: readonly unknown[]) =>
    values.filter((value) => takes(schema, { ...whole, [key]: value }));

  it('stay addresses of elements', () => {
    const ids = ['LC-A', 'VIS-A1-B2', 'A-1'];
    const wrong = ['', 'LC', 'lc-a', 'LC-', 'LC-a', 'LC-A-', 'LC1-A', ' LC-A', 'LC-A b', '1-A', 'LC--A'];
    for (const [schema, whole] of [
      [section, SECTION],
      [block, BLOCKS.figure],
      [item, ITEM],
    ] as const)
      expect(of(schema, whole, 'id', [...ids, ...wrong])).toEqual(ids);
    expect(
      of(topic, TOPIC, 'slug', ['a', 'a-1', 'a1', '', '1a', '-a', 'A', 'aB', 'a b', ' a', 'a_b']),
    ).toEqual(['a', 'a-1', 'a1']);
    expect(
      of(glossaryEntry, TERM, 'id', ['GL-A', 'GL-A-B', 'GL-', 'GL-1', 'gl-a', 'XGL-A', 'GL-A1']),
    ).toEqual(['GL-A', 'GL-A-B']);
    expect(
      of(evidenceCheck, CHECK, 'id', ['EV-1', 'EV-A-2', 'EV-', 'ev-1', 'EV-a', 'XEV-1', 'EV-1 ']),
    ).toEqual(['EV-1', 'EV-A-2']);
  });

  it('lead elsewhere by https only, to something of up to ten hours', () => {
    const hrefs = ['https://a.example', 'http://a.example', 'xhttps://a.example', 'httpsx://a', '/x', ''];
    expect(of(media, MEDIA, 'href', hrefs)).toEqual(['https://a.example']);
    expect(of(media, MEDIA, 'minutes', [0, 1, 600, 601, 1.5])).toEqual([1, 600]);
    expect(of(media, MEDIA, 'kind', ['video', 'podcast', 'article', 'book', ''])).toEqual([
      'video',
      'podcast',
      'article',
    ]);
  });
});

describe('its parts', () => {
  it('are never empty where that would draw an empty box', () => {
    expect(takes(block, { ...BLOCKS.list, items: [] })).toBe(false);
    expect(takes(block, { kind: 'compare', cards: [CARD] })).toBe(false);
    expect(takes(block, { kind: 'links', ids: [] })).toBe(false);
    expect(takes(section, { ...SECTION, blocks: [] })).toBe(false);
    expect(takes(topic, { ...TOPIC, sections: [] })).toBe(false);
    expect(takes(block, { ...BLOCKS.table, head: [], rows: [] })).toBe(true);
  });

  it('are of the kinds that can be drawn', () => {
    const styles = ['dots', 'numbers', 'cards', 'definitions'];
    expect([...styles, '', 'rows'].filter((style) => takes(block, { ...BLOCKS.list, style }))).toEqual(
      styles,
    );
    expect(takes(block, { kind: 'poem', text: text() })).toBe(false);
    expect(takes(block, { kind: '', text: text() })).toBe(false);
  });

  it('have other words in both languages, and levels that a check may support', () => {
    expect(takes(glossaryEntry, { ...TERM, also: { en: [] } })).toBe(false);
    expect(takes(glossaryEntry, { ...TERM, also: { 'pt-BR': [] } })).toBe(false);
    expect(takes(glossaryEntry, { ...TERM, also: { en: [], 'pt-BR': [], fr: [] } })).toBe(false);
    expect([0, 1, 2, 3, 4, 5].filter((cap) => takes(evidenceCheck, { ...CHECK, cap }))).toEqual([1, 2, 3, 4]);
  });
});
