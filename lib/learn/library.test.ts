import { describe, expect, it } from 'vitest';
import { practicesOf } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import { LANGS } from '@/lib/model/schema';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { findPlace, library, openLibrary } from './library';
import { readLearn } from './load';
import { ELEMENT_IDS } from './testing/elements';

const model = tinyModel();
const sample = openLibrary(readLearn('lib/learn/testing/content', model), model);
const words = (runs: readonly { text: string }[] = []) => runs.map(({ text }) => text).join('');

describe('a library', () => {
  it('is made once for each language', () => {
    expect(sample('en')).toBe(sample('en'));
    expect(sample('en')).not.toBe(sample('pt-BR'));
    expect(sample('pt-BR').topics.get('culture')?.title).toBe('Cultura');
  });

  it('links a term once in each block, and never in code', () => {
    const blocks = sample('en').topics.get('culture')?.sections[0]?.blocks ?? [];
    const text = blocks.find(({ kind }) => kind === 'text');
    const runs = text?.kind === 'text' ? text.paragraphs.flat() : [];
    expect(runs.filter(({ term }) => term).map((run) => [run.text, run.term])).toEqual([
      ['Continuous integration', { id: 'GL-CI', other: 'Integração contínua' }],
    ]);
    expect(runs.some((run) => run.code && run.text === 'git commit' && !run.term)).toBe(true);
  });

  it('sorts the glossary for its reader, with the other word beside each term', () => {
    expect(sample('pt-BR').glossary.map(({ term, other }) => [term, other])).toEqual([
      ['Data drift', null],
      ['Drift', null],
      ['Integração contínua', 'Continuous integration'],
    ]);
    expect(sample('pt-BR').glossary.map(({ letter }) => letter)).toEqual(['D', 'D', 'I']);
    expect(sample('pt-BR').glossary[2]?.also).toEqual(['CI']);
  });

  it('never links an entry to itself', () => {
    const drift = sample('en').glossary.find(({ id }) => id === 'GL-DRIFT');
    const terms = drift?.paragraphs.flat().flatMap(({ term }) => term?.id ?? []);
    expect(terms).toEqual(['GL-DATADRIFT']);
  });

  it('tells what a practice needs, what it opens, and where to read about it', () => {
    const found = sample('en').principle('DEV-AA');
    expect(found?.topics.map(({ id }) => id)).toEqual(['culture']);
    const [, second] = found?.practices ?? [];
    expect(second?.prerequisites.map(({ to, minLevel }) => [to.href, minLevel])).toEqual([
      ['/learn/principles/dev-aa#DEV-AA-1', 2],
    ]);
    expect(second?.unlocks.map(({ id }) => id)).toEqual(['DEV-AA-3']);
    expect(sample('en').principle('MLO-CC')?.parent?.id).toBe('MLO-GG');
    expect(
      sample('en')
        .principle('MLO-GG')
        ?.children.map(({ id }) => id),
    ).toEqual(['MLO-CC']);
    expect(sample('en').principle('DEV-ZZ')).toBeUndefined();
  });

  it('finds an element by its id in any spelling', () => {
    expect(findPlace(sample('en'), 'lc-cul-1')?.href).toBe('/learn/culture#LC-CUL-1');
    expect(findPlace(sample('en'), 'Drift')?.href).toBe('/learn/drift');
    expect(findPlace(sample('en'), 'VIS-DRIFT')).toMatchObject({
      kind: 'figure',
      href: '/learn/drift#VIS-DRIFT',
    });
    expect(findPlace(sample('en'), 'verify')?.href).toBe('/learn/phases#verify');
    for (const id of ['', 'LC-CUL-9', '__proto__', 'x'.repeat(5000)])
      expect(findPlace(sample('en'), id)).toBeUndefined();
  });
});

describe('the library that ships', () => {
  it.each(LANGS)('holds every element of the course notes in %s', (lang) => {
    const shelf = library(lang);
    expect(ELEMENT_IDS.length).toBeGreaterThan(250);
    expect(ELEMENT_IDS.filter((id) => !findPlace(shelf, id))).toEqual([]);
    const nameless = ELEMENT_IDS.filter((id) => !findPlace(shelf, id)?.title[lang].trim());
    expect(nameless).toEqual([]);
  });

  it.each(LANGS)('has each element on the page that its address names, in %s', (lang) => {
    const shelf = library(lang);
    for (const { kind, href, id } of shelf.places.values()) {
      const [page = '', hash] = href.split('#');
      if (kind === 'topic') expect(shelf.topics.has(id), href).toBe(true);
      if (kind === 'principle') expect(shelf.principle(id), href).toBeDefined();
      if (kind === 'practice')
        expect(
          shelf
            .principle(page.slice('/learn/principles/'.length).toUpperCase())
            ?.practices.some((one) => one.id === hash),
          href,
        ).toBe(true);
      if (kind === 'glossary')
        expect(
          shelf.glossary.some((one) => one.id === hash),
          href,
        ).toBe(true);
      if (kind === 'evidence')
        expect(
          shelf.evidence.some((one) => one.id === hash),
          href,
        ).toBe(true);
      if (kind === 'facet')
        expect(page === '/learn/facets' && shelf.facets.some((one) => one.id === hash), href).toBe(true);
      if (kind === 'phase')
        expect(
          shelf.phases.some((one) => one.id === hash),
          href,
        ).toBe(true);
    }
  });

  it('places every practice in one phase of the loop', () => {
    const loop = library('en')
      .phases.slice(0, 7)
      .flatMap(({ practices }) => practices.map(({ id }) => id));
    expect(loop.sort()).toEqual(
      builtInModel()
        .practices.map(({ id }) => id)
        .sort(),
    );
    expect(library('en').phases.map(({ id, practices }) => [id, practices.length > 0])).toEqual(
      [
        'plan',
        'create',
        'verify',
        'package',
        'release',
        'configure',
        'monitor',
        'design',
        'experiment',
        'operate',
      ].map((id) => [id, true]),
    );
  });

  it('tells about a practice what the model tells', () => {
    const [first] = library('pt-BR').principle('MLO-TST')?.practices ?? [];
    const [source] = practicesOf(builtInModel(), 'MLO-TST');
    expect(first?.criteria.map(words)).toEqual(source?.criteria?.map((one) => one['pt-BR']));
    expect(words(first?.firstStep ?? [])).toBe(source?.firstStep?.['pt-BR']);
    expect(first?.asked?.levels.map(words)).toEqual(source?.levels?.map((one) => one['pt-BR']));
  });
});
