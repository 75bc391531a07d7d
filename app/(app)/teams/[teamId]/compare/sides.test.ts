import { expect, it } from 'vitest';
import { words } from '@/lib/i18n/words';
import { change, results, tinyRows } from '@/lib/results/testing';
import type { ResultChange } from '@/lib/results/types';
import { chanceBetween, sidesOf } from './sides';

type Changes = Readonly<Record<string, ResultChange | null>>;

/** What is said of two rounds with these changes, by row. */
const said = (changes: Changes, published = true, lang: 'en' | 'pt-BR' = 'en') =>
  chanceBetween(
    sidesOf(
      {
        rounds: [],
        gone: false,
        from: results(),
        to: results({ rows: tinyRows() }),
        published,
        reason: null,
        changeOf: (_, id) => changes[id] ?? null,
        partsOf: () => null,
      },
      words(lang),
      lang,
    ),
  );

const up = change('improved', 0.6);
const flat = change('no_detectable_change', 0.1);

it('says nothing where no principle has a word', () => {
  expect(said({ overall: flat, 'DEV-AA': flat, 'MLO-CC': null })).toBeNull();
  expect(said({})).toBeNull();
});

it('says why principles may have moved where the whole has no word, and that none may be named', () => {
  const changes = { overall: change('possible', 0.4), 'DEV-AA': up, 'MLO-CC': up };
  expect(said(changes)).toMatch(
    /^Every number is tested on its own, so a principle can move clearly while the whole does not: 2 of 2 .* so no sentence names one of them\.$/,
  );
  expect(said(changes)).toContain('Chance alone could bring as many');
  expect(said(changes, false)).toContain('takes the answers to tell');
  expect(said(changes, true, 'pt-BR')).toContain('2 de 2 princípios');
  // What is hidden is in no number.
  expect(said({ ...changes, 'MLO-CC': null })).toBeNull();
  expect(said({ ...changes, 'MLO-CC': flat })).toContain('1 of 2 principles');
});

it('names those that the headline rule lets be named', () => {
  const text = said({ overall: up, 'DEV-AA': { ...up, named: true }, 'MLO-CC': up });
  expect(text).toMatch(/^Each is tested on its own: of 2 principles/);
  expect(text).toMatch(/so these may be named: [^,]+\.$/);
});

it('names nobody for a word that is only possible', () => {
  const text = said({ overall: flat, 'DEV-AA': change('possible', 0.4), 'MLO-CC': flat });
  expect(text).toMatch(/^Each is tested on its own: of 2 principles.*“possibly” a few more\.$/);
});
