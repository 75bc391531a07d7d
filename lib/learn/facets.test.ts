import { expect, it } from 'vitest';
import { builtInModel } from '@/lib/model/load';
import { LANGS, testMoment } from '@/lib/model/schema';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { inPlace } from './in-place';
import { findPlace, library, openLibrary, ownInPlace } from './library';
import { builtInLearn, readLearn } from './load';

it.each(LANGS)('every practice stands once under what it mainly is, in %s', (lang) => {
  const { facets } = library(lang);
  expect(facets.map(({ id }) => id)).toEqual(['culture', 'practice', 'tool']);
  const shown = facets.flatMap(({ families }) => families.flatMap(({ practices }) => practices));
  const ids = builtInModel().practices.map(({ id }) => id);
  expect(shown.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
});

it('a practice says it where it is explained, also away from the learning area', () => {
  const pairing = library('pt-BR').principle('DAT-TEAM')?.practices[3];
  expect(pairing?.facet).toMatchObject({ href: '/learn/facets#culture', title: 'Cultura' });
  expect(inPlace(library('en'), 'DAT-TEAM')?.practices[3]?.facet?.title).toBe('Culture');
  expect(findPlace(library('en'), 'FACET-TOOL')?.href).toBe('/learn/facets#tool');
});

it('a model that does not say has nothing to show', () => {
  const model = tinyModel();
  const shelf = openLibrary(readLearn('lib/learn/testing/content', model), model)('en');
  expect(shelf.facets.map(({ families }) => families)).toEqual([[], [], []]);
  expect(inPlace(shelf, 'DEV-AA')?.practices.map(({ facet }) => facet)).toEqual([null, null, null]);
  Object.assign(model.practices[0] ?? {}, { facet: 'tool' });
  expect(ownInPlace(model, 'DEV-AA', 'en')?.practices[0]?.facet?.href).toBe('/learn/facets#tool');
});

it('the practices that a moment of test names are those that the model gives it', () => {
  const { practices } = builtInModel();
  const ids = new Set(practices.map(({ id }) => id));
  const items = builtInLearn().topics.flatMap(({ sections }) =>
    sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))),
  );
  const elements = ['DEVELOPMENT', 'RELEASE', 'DEPLOYED'];
  for (const [i, moment] of testMoment.options.entries()) {
    const links = items.find(({ id }) => id === `LC-AUTOTEST-3-${elements[i]}`)?.links ?? [];
    const tagged = practices.filter((one) => one.testMoment === moment).map(({ id }) => id);
    expect(links.filter((link) => ids.has(link)).toSorted(), moment).toEqual(tagged.toSorted());
  }
});
