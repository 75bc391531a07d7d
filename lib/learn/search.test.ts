import { describe, expect, it } from 'vitest';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { library, openLibrary } from './library';
import { readLearn } from './load';

const model = tinyModel();
const sample = openLibrary(readLearn('lib/learn/testing/content', model), model);
const find = (query: string, lang: 'en' | 'pt-BR' = 'en') => sample(lang).search.find(query, lang);
const ids = (query: string, lang: 'en' | 'pt-BR' = 'en') =>
  find(query, lang).flatMap(({ hits }) => hits.map(({ id }) => id));

describe('search', () => {
  it.each([
    ['continuous integration', 'GL-CI'],
    ['integracao', 'GL-CI'],
    ['INTEGRAÇÃO CONTÍNUA', 'GL-CI'],
    ['integraton', 'GL-CI'],
    ['contin', 'GL-CI'],
    ['CI', 'GL-CI'],
    ['tensorflow', 'LC-DRIFT-1'],
    ['fronteira', 'LC-DRIFT-1'],
    ['DEV-AA-2', 'DEV-AA-2'],
    ['test_', 'EV-TEST'],
  ])('%j finds %s', (query, id) => {
    expect(ids(query, 'en')).toContain(id);
    expect(ids(query, 'pt-BR')).toContain(id);
  });

  it('puts the best first: what is called so before what mentions it', () => {
    const order = ids('drift');
    expect(order.indexOf('GL-DRIFT')).toBeLessThan(order.indexOf('LC-DRIFT-1'));
    expect(order.indexOf('drift')).toBeLessThan(order.indexOf('LC-DRIFT-1'));
    expect(order).toContain('LC-DRIFT-1');
    expect(find('drift').map(({ group }) => group)).toEqual(['glossary', 'topics']);
  });

  it('needs every word, and takes some of them when no text has all', () => {
    expect(ids('data inputs')).toEqual(['GL-DATADRIFT']);
    expect(ids('inputs xylophone')).toEqual(['GL-DATADRIFT']);
  });

  it('marks what was looked for, and shows the other language where only that has it', () => {
    const [hit] = find('integração')[0]?.hits ?? [];
    expect(hit).toMatchObject({ lang: 'pt-BR', under: null });
    expect(hit?.snippet.filter(({ mark }) => mark).map(({ text }) => text)).toEqual(['Integração']);
    const [own] = find('integration')[0]?.hits ?? [];
    expect(own?.lang).toBe('en');
    expect(own?.title.some(({ mark }) => mark)).toBe(true);
  });

  it.each([
    '',
    '   ',
    '***',
    '`',
    '"',
    '<script>alert(1)</script>',
    '\\',
    '%00',
    '🙂',
    'xylophone',
    '\u0000',
  ])('%j is harmless', (query) => expect(() => find(query)).not.toThrow());

  it('finds nothing for what is not there', () => expect(find('xylophone')).toEqual([]));
});

describe('search in the texts that ship', () => {
  it('looks at the first words of a query only, however long it is', () => {
    const { search } = library('en');
    expect(search.find('abcdefghij '.repeat(10_000), 'en')).toEqual(
      search.find('abcdefghij '.repeat(20), 'en'),
    );
    expect(search.find('x'.repeat(100_000), 'pt-BR')).toEqual([]);
    expect(() => search.find('a b c d e f g h i j k', 'pt-BR')).not.toThrow();
  });

  it.each([
    ['controle de versao', '/learn/version-control'],
    ['monitoramento continuo', '/learn/principles/dev-mon'],
    ['drfit', '/learn/glossary#GL-DATADRIFT'],
    ['concept drfit', '/learn/glossary#GL-CONCEPTDRIFT'],
    ['pytest', '/learn/glossary#GL-PYTEST'],
  ])('%j leads to %s', (query, href) => {
    const found = library('pt-BR')
      .search.find(query, 'pt-BR')
      .flatMap(({ hits }) => hits.map((hit) => hit.href));
    expect(found).toContain(href);
  });
});
