import { describe, expect, it } from 'vitest';
import { xmlFault } from '@/lib/charts/well-formed';
import type { NotComparable } from '@/lib/publishing/types';
import { change, fewChange, hiddenRow, results, row, tinyRows } from '@/lib/results/testing';
import type { ResultRow } from '@/lib/results/types';
import { type ResultContext, resultContext } from './context';
import { Opening } from './opening';
import { ResultPage } from './result-page';
import { listOf, markupOf, openedOf, whyOf } from './testing/markup';
import { Tiles } from './tiles';

const BEFORE = { id: 'a', name: 'Autumn', reason: null };

const opening = (of: ResultContext) => markupOf(<Opening ctx={of} />);
const tiles = (of: ResultContext) => markupOf(<Tiles ctx={of} />);
/** The whole result, with all that its rows open. */
const page = (of: ResultContext) =>
  markupOf(<ResultPage ctx={of} open={async () => null} />) +
  of.results.rows.filter(({ scope }) => scope === 'principle').map(({ id }) => whyOf(of, id));

/** The first sentences of the page, in either language. */
function said(
  overall: Partial<ResultRow>,
  { lang = 'en', ...more }: Parameters<typeof results>[0] & { lang?: 'en' | 'pt-BR' } = {},
): string {
  const ctx = resultContext(results({ rows: tinyRows({ overall }), before: BEFORE, ...more }), lang);
  const markup = opening(ctx);
  return /<\/h1><p>(.*?)<\/p>/.exec(markup)?.[1] ?? '';
}

describe('the first sentences', () => {
  it('say how far a change can be trusted: an interval, a margin, or that there are too few people', () => {
    expect(said({ change: change('improved', 0.5) })).toContain(
      'The overall score improved since “Autumn”: +0.50, plausibly +0.30 to +0.70.',
    );
    expect(said({ change: fewChange('declined', -1, 0.72) })).toContain(
      'declined since “Autumn”: −1.00, give or take 0.72, as in teams of this size.',
    );
    const wide = change('no_detectable_change', 0.5, { ci95: { lo: -1.2, hi: 2.2 } });
    expect(said({ change: wide })).toContain('+0.50, with too few people to say how far.');
    const few = said({ change: fewChange('improved', 1, 0.72) }, { lang: 'pt-BR' });
    expect(few).toContain(
      'melhorou desde a rodada “Autumn”: +1,00, com margem de ±0,72, como em times deste tamanho.',
    );
  });

  it('say why a verdict and the interval beside it seem to disagree, and the tile does not say it again', () => {
    const overall = { change: change('improved', 0.5, { ci95: { lo: -0.1, hi: 1.1 } }) };
    expect(said(overall)).toContain('+0.50, of uncertain size, −0.10 to +1.10. Whether there was a change');
    const ctx = resultContext(results({ rows: tinyRows({ overall }), before: BEFORE }), 'en');
    expect(tiles(ctx)).toContain('improved +0.50 (of uncertain size, −0.10 to +1.10)');
    expect(tiles(ctx)).not.toContain('includes 0');
    expect(said({ change: change('improved', 0.5) })).not.toContain('Whether there was a change');
  });

  it.each([
    ['improved', 0.5, -0.1, 1.1, 'of uncertain size', 'de tamanho incerto'],
    ['declined', -0.5, -1.1, 0.1, 'of uncertain size', 'de tamanho incerto'],
    ['no_detectable_change', 0.5, 0.1, 0.9, 'interval', 'intervalo'],
    ['possible', 0.5, 0.1, 0.9, 'interval', 'intervalo'],
    ['no_detectable_change', -0.2, -0.3, -0.1, 'too small to count', 'pequena demais para contar'],
    ['no_detectable_change', 0.5, -0.1, 1.1, 'plausibly', 'plausível'],
  ] as const)(
    'call no interval plausible that says the opposite of the word (%s %d)',
    (verdict, delta, lo, hi, en, pt) => {
      const overall = { change: change(verdict, delta, { ci95: { lo, hi } }) };
      const ctx = (lang: 'en' | 'pt-BR') =>
        resultContext(results({ rows: tinyRows({ overall }), before: BEFORE }), lang);
      for (const [lang, word] of [
        ['en', en],
        ['pt-BR', pt],
      ] as const) {
        for (const words of [said(overall, { lang }), tiles(ctx(lang))]) {
          expect(words).toContain(word);
          expect(/plausib|plausív/.test(words)).toBe(/^plaus/.test(word));
        }
      }
    },
  );

  it('say over what a change is where that is less than the scores', () => {
    const some = change('improved', 0.5, { over: 18, of: 29 });
    expect(said({ change: some })).toContain('This is over 18 of 29 questions:');
    expect(said({ change: change('improved', 0.5) })).not.toContain('questions');
    expect(said({ change: some }, { lang: 'pt-BR' })).toContain('Isso vale para 18 de 29 perguntas:');
  });

  it('treat rises and declines alike', () => {
    const words = (delta: number) =>
      said({ change: change('possible', delta) }).replaceAll(/[+−]\d\.\d\d/g, 'x');
    expect(words(0.4)).toBe(words(-0.4));
    expect(words(0.4)).toContain('not clear enough to call it a change.');
    expect(words(0.4)).not.toContain('possibly');
    const sure = (verdict: 'improved' | 'declined', delta: number) =>
      said({ change: change(verdict, delta) })
        .replace(verdict, '')
        .replaceAll(/[+−]\d\.\d\d/g, 'x');
    expect(sure('improved', 0.5)).toBe(sure('declined', -0.5));
  });

  it.each(['kind', 'format', 'model', 'version', 'weighting', 'weight'] satisfies NotComparable[])(
    'say why rounds cannot be compared (%s), in both languages',
    (reason) => {
      const none = { change: change('not_comparable', null, { reason }) };
      for (const lang of ['en', 'pt-BR'] as const) {
        const words = said(none, { before: { ...BEFORE, reason }, lang });
        expect(words).toMatch(lang === 'en' ? /cannot be compared with “Autumn”\. \p{L}/u : /compará-la/);
        expect(words).not.toContain('notComparable');
      }
    },
  );

  it.each(['scope', 'unscored'] satisfies NotComparable[])(
    'tell an overall score that cannot be compared from a round that cannot (%s)',
    (reason) => {
      const words = said({ change: change('not_comparable', null, { reason }) });
      expect(words).toContain('It cannot be compared with that of “Autumn”. ');
      expect(words).not.toContain('stands on its own');
    },
  );

  it('say that a change is not shown, and why', () => {
    expect(said({})).toContain('Its change since “Autumn” is not shown: too little of one of the two rounds');
  });

  it('do not speak of the whole from the foundations alone', () => {
    const high = { score: 3.4, level: 3, levelRange: [3, 3] } as const;
    const rows = () => tinyRows({ 'DEV-AA': high, 'MLO-CC': high });
    expect(said({}, { rows: rows(), mode: 'key' })).toContain('By the foundations that were asked,');
    expect(said({}, { rows: rows(), mode: 'full' })).not.toContain('foundations');
  });

  it('say in a note that words are newer than the round', () => {
    const rewordedAt = new Date('2026-12-01T01:00:00Z');
    const markup = opening(resultContext(results({ rewordedAt }), 'en'));
    expect(markup).toContain('worked out anew on Nov 30, 2026, by newer methods');
    expect(markup).toContain('Scores did not change;');
    expect(opening(resultContext(results(), 'en'))).not.toContain('anew');
  });
});

describe('the page', () => {
  const few = { ci95: null, margin: 0.81, levelRange: null, n: 4, ad: null, agreement: null } as const;

  it('is well-formed with margins and hidden changes, in both languages', () => {
    const rows = [
      ...tinyRows({ DEV: few, 'DEV-AA': { ...few, change: fewChange('improved', 1.5, 1.15) } }),
      hiddenRow('practice', 'DEV-AA-1'),
    ];
    for (const lang of ['en', 'pt-BR'] as const) {
      for (const mode of ['quick', 'full'] as const) {
        const ctx = resultContext(results({ rows, mode, before: BEFORE, responded: null }), lang);
        for (const part of [tiles(ctx), listOf(ctx), openedOf(ctx, 'DEV-AA')])
          expect(xmlFault(part)).toBeNull();
      }
    }
  });

  it('says once that principles tested row by row may get a word by chance', () => {
    const tested = { change: change('improved', 0.5) };
    const two = results({ rows: tinyRows({ 'DEV-AA': tested, 'MLO-CC': tested }), before: BEFORE });
    expect(page(resultContext(two, 'en'))).toContain('of 2 principles, one or two may be called');
    expect(page(resultContext(results(), 'en'))).not.toContain('Each is tested on its own');
  });

  it('says why it does not tell how many answered where few were asked', () => {
    const responseOf = (step: 'half' | null) => page(resultContext(results({ responded: null, step }), 'en'));
    expect(responseOf(null).includes('not shown: few were asked the same')).toBe(true);
    expect(responseOf('half').includes('at least half of 6 people')).toBe(true);
    for (const step of ['half', null] as const) expect(responseOf(step).includes('0 of 6')).toBe(false);
  });

  it('explains a margin beside the tiles, only where there is one', () => {
    const markup = (rows: readonly ResultRow[]) => page(resultContext(results({ rows }), 'en'));
    expect(markup(tinyRows({ DEV: few }))).toContain('± is what teams of this size have in general');
    expect(markup(tinyRows({ DEV: few }))).toContain('Level 2 of 4, L2 (few answers)');
    expect(markup(tinyRows())).not.toContain('teams of this size');
  });

  it('says of a round agreed in a meeting only what is true of it', () => {
    const agreed = { status: 'consensus', ci95: null, levelRange: null, n: null, agreement: null } as const;
    const ids = ['overall', 'DEV', 'MLO', 'DEV-AA', 'MLO-GG', 'MLO-CC'];
    const rows = tinyRows(Object.fromEntries(ids.map((id) => [id, agreed])));
    const markup = page(resultContext(results({ rows, format: 'consensus' }), 'en'));
    expect(markup).toContain('the value that the meeting agreed on');
    expect(markup).not.toMatch(/jackknife|few answers|needs 3 answers|permutation/);
  });

  it('speaks of weighted means only where weights differ', () => {
    const plain = results({
      rows: [...tinyRows(), row('practice', 'DEV-AA-1'), row('practice', 'DEV-AA-2')],
      mode: 'full',
    });
    expect(page(resultContext(plain, 'en'))).not.toContain('weighted');
    const model = structuredClone(plain.model);
    Object.assign(model.practices.find(({ id }) => id === 'DEV-AA-1') ?? {}, { weight: 3 });
    const weighted = page(resultContext({ ...plain, model, rows: [...plain.rows] }, 'en'));
    expect(weighted).toContain('2.00 is the weighted mean of the 2 practices with a score');
    expect(weighted).toContain('This model gives parts different weights');
  });
});
