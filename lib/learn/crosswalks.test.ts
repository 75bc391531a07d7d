import { describe, expect, it } from 'vitest';
import { BADGES } from '@/lib/badges';
import { leaves } from '@/lib/model/graph';
import { builtInCrosswalks, builtInModel } from '@/lib/model/load';
import { LANGS } from '@/lib/model/schema';
import { ranges } from './crosswalks';
import { library } from './library';

const model = builtInModel();

it('writes numbers as ranges', () => {
  expect(ranges([10, 9, 11, 53, 11])).toBe('9–11, 53');
  expect(ranges([1, 2, 8])).toBe('1–2, 8');
  expect(ranges([])).toBe('');
});

describe.each(LANGS)('the crosswalks in %s', (lang) => {
  const { crosswalks, crosswalkOf } = library(lang);

  it('have a line for every entry, each leading to something here', () => {
    const { catalogues } = builtInCrosswalks();
    for (const { id, entries } of crosswalks.catalogues) {
      expect(entries.length).toBe(catalogues.find((one) => one.id === id)?.entries.length);
      for (const entry of entries) expect([entry.id, entry.items.length > 0]).toEqual([entry.id, true]);
    }
    expect(crosswalks.catalogues.map(({ id, entries }) => [id, entries.length])).toEqual([
      ['dora', 30],
      ['manifesto', 18],
      ['ml-ops', 7],
    ]);
    expect(crosswalks.statements.map(({ id }) => id)).toEqual(['ml-test-score', 'mm']);
  });

  it('link every practice that a level needs, either-or kept together', () => {
    expect(
      crosswalks.scales.map(({ levels }) => levels.map(({ needs }) => needs.map((one) => one.length))),
    ).toEqual(BADGES.map(({ levels }) => levels.map(({ needs }) => needs.map((one) => one.length))));
  });

  it('have ids of their own, for the addresses of their lines', () => {
    const ids = [
      ...crosswalks.catalogues.flatMap(({ id, entries }) => [id, ...entries.map((one) => one.id)]),
      ...crosswalks.scales.flatMap(({ id, levels }) => [id, ...levels.map((one) => one.id)]),
      ...crosswalks.statements.map(({ id }) => id),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('say something about every leaf', () => {
    for (const { id } of leaves(model)) {
      const { catalogues, levels, statements } = crosswalkOf(id);
      expect([id, catalogues.length + levels.length + statements.length > 0]).toEqual([id, true]);
    }
    expect(crosswalkOf('MLO-CX')).toEqual({ catalogues: [], levels: [], statements: [] });
  });
});

describe('what a principle is called elsewhere', () => {
  const { crosswalkOf } = library('en');

  it('has pages of DORA, numbers of the Manifesto, and the practice that an entry stands for', () => {
    const { catalogues } = crosswalkOf('DAT-DAY');
    expect(
      catalogues.map(({ id, entries }) => [
        id,
        entries.map(({ title, url, items }) => [title, url, items.map((one) => one.id)]),
      ]),
    ).toEqual([
      [
        'dora',
        [
          ['Learning culture', 'https://dora.dev/capabilities/learning-culture/', []],
          [
            'Visibility of work in the value stream',
            'https://dora.dev/capabilities/work-visibility-in-value-stream/',
            [],
          ],
        ],
      ],
      [
        'manifesto',
        [
          ['5. Daily interactions', null, []],
          ['8. Reflect', null, ['DAT-DAY-3']],
        ],
      ],
    ]);
    // Found by one of its practices only.
    expect(
      crosswalkOf('DAT-QUA').catalogues.flatMap(({ entries }) => entries.map((one) => one.id)),
    ).toContain('manifesto-14');
  });

  it('names the levels that its practices count for', () => {
    const counts = crosswalkOf('MLO-CD').levels.map(({ level, items }) => [
      level.id,
      items.map((one) => one.id),
    ]);
    expect(counts).toEqual([
      ['google-2', ['MLO-CD-1']],
      ['microsoft-3', ['MLO-CD-2', 'MLO-CD-3']],
    ]);
    expect(crosswalkOf('MLO-TST').statements.map(({ id, numbers }) => [id, numbers])).toEqual([
      ['ml-test-score', '1–28'],
      ['mm', '32, 35, 48'],
    ]);
  });
});

describe('search', () => {
  const first = (query: string, lang: 'en' | 'pt-BR') =>
    library(lang)
      .search.find(query, lang)
      .find(({ group }) => group === 'crosswalks')?.hits[0];

  it('finds entries, levels and the page, in both languages', () => {
    expect(first('trunk-based development', 'en')).toMatchObject({
      href: '/learn/crosswalks#dora-trunk-based-development',
      under: 'DORA capabilities',
    });
    expect(first('limites de trabalho em andamento', 'pt-BR')?.href).toBe(
      '/learn/crosswalks#dora-wip-limits',
    );
    expect(first('esporte coletivo', 'pt-BR')?.href).toBe('/learn/crosswalks#manifesto-4');
    expect(first('full automation', 'en')?.href).toBe('/learn/crosswalks#microsoft-4');
    expect(first('correspondencias', 'pt-BR')?.href).toBe('/learn/crosswalks');
  });

  it('keeps them behind what can be learned here', () => {
    const groups = library('en')
      .search.find('continuous integration', 'en')
      .map(({ group }) => group);
    expect(groups.slice(0, 2)).not.toContain('crosswalks');
    expect(groups).toContain('crosswalks');
  });
});
