import { describe, expect, it } from 'vitest';
import { change, point, results, tinyRows } from '@/lib/results/testing';
import type { ResultRow, RoundApart } from '@/lib/results/types';
import { resultContext } from './context';
import { Opening } from './opening';
import { markupOf, openedOf } from './testing/markup';
import { Tiles } from './tiles';

const BEFORE = { id: 'a', name: 'Autumn', reason: null };

const tiles = (of: ReturnType<typeof resultContext>) => markupOf(<Tiles ctx={of} />);

/** The first sentences of the page, in either language. */
function said(
  overall: Partial<ResultRow>,
  { lang = 'en', ...more }: Parameters<typeof results>[0] & { lang?: 'en' | 'pt-BR' } = {},
): string {
  const ctx = resultContext(results({ rows: tinyRows({ overall }), before: BEFORE, ...more }), lang);
  return /<\/h1><p>(.*?)<\/p>/.exec(markupOf(<Opening ctx={ctx} />))?.[1] ?? '';
}

describe('the whole way', () => {
  const scores = [0.6, 0.82, 1.1, 1.31, 1.51, 1.74];
  const line = (count: number) =>
    scores.slice(0, count).map((score, i) =>
      point(i === count - 1 ? 'now' : `r${i}`, 1 + i * 91, {
        score,
        comparedWith: i === 0 ? null : `r${i - 1}`,
      }),
    );
  const history = (count: number) => new Map([['overall overall', line(count)]]);
  const small = { score: 1.74, change: change('no_detectable_change', 0.23) };

  it('is named first where it is long and the last step is small', () => {
    expect(said(small, { history: history(6) })).toMatch(
      /^The overall score is rising: from 0\.60 to 1\.74 over 6 rounds in 15 months\. No detectable change overall/,
    );
    expect(said(small, { history: history(6), lang: 'pt-BR' })).toMatch(
      /^A nota geral está subindo: de 0,60 a 1,74 em 6 rodadas, ao longo de 15 meses\. Nenhuma mudança/,
    );
  });

  it('is described without a claim where so few rounds allow none', () => {
    expect(said(small, { history: history(4) })).toMatch(
      /^The overall score went from 0\.60 to 1\.31 over 4 rounds in 9 months\. /,
    );
  });

  it('comes after a last step that is sure', () => {
    expect(said({ change: change('improved', 0.5) }, { history: history(6) })).toMatch(
      /^The overall score improved since “Autumn”.* The overall score is rising: from 0\.60/,
    );
  });

  it('is left out where it says no more than the last step, or leads to another round', () => {
    expect(said(small, { history: history(2) })).not.toContain('over 2 rounds');
    const apart = [
      ...line(5).map((one) => ({
        ...one,
        roundId: `x${one.roundId}`,
        comparedWith: one.comparedWith && `x${one.comparedWith}`,
      })),
      point('now', 900),
    ];
    expect(
      said({ score: 1 }, { before: null, history: new Map([['overall overall', apart]]) }),
    ).not.toContain('over 5');
  });
});

describe('a round of another kind than the one before', () => {
  const apart = { id: 'a', name: 'Autumn', quick: false, reason: 'kind' } as const;

  it.each(['en', 'pt-BR'] as const)(
    'names that one, why it is not compared and what will be (%s)',
    (lang) => {
      const words = said({ score: 2.1 }, { before: null, apart, mode: 'quick', lang });
      expect(words).toContain(
        lang === 'en' ? 'The overall score is 2.10 out of 4' : 'A nota geral é 2,10 de 4',
      );
      expect(words).toContain(
        lang === 'en'
          ? 'It is not compared with “Autumn”: that round asked the practices, this one asks one question per principle. The next quick round will be compared with this one.'
          : 'Ela não se compara com a rodada “Autumn”: aquela perguntou as práticas; esta faz uma pergunta por princípio. A próxima rodada rápida será comparada com esta.',
      );
      expect(words).not.toMatch(/starting point:|ponto de partida:/);
    },
  );

  it('says so the other way round, and of another way of answering', () => {
    const of = (more: Partial<RoundApart>) =>
      said({}, { before: null, apart: { ...apart, ...more }, mode: 'full' });
    expect(of({ quick: true })).toContain(
      'that round asked one question per principle, this one asks the practices',
    );
    expect(of({ reason: 'format' })).toContain('the answers came about in another way');
    expect(said({}, { before: null })).toContain('This is the starting point');
  });
});

describe('one verdict on one change', () => {
  it.each([
    ['possible', 'certain', 'not clear enough to call it a change'],
    ['possible', 'possible', 'not clear enough to call it a change with 5 people'],
    ['no_detectable_change', 'possible', 'too small to call with 5 people'],
    ['improved', 'certain', 'improved'],
  ] as const)('%s (%s): headline and tile say %s', (verdict, strongest, word) => {
    const overall = { change: change(verdict, 0.3, { strongest }) };
    const history = new Map([['overall overall', [point('a', 1, { n: 5 }), point('now', 91)]]]);
    const ctx = resultContext(results({ rows: tinyRows({ overall }), before: BEFORE, history }), 'en');
    for (const words of [said(overall, { history }), tiles(ctx)]) {
      expect(words).toContain(word);
      expect(words).not.toContain('possibly');
      expect(words).not.toContain(word === 'improved' ? 'too small' : 'No detectable');
    }
  });

  it('says the same of a principle in its row and in what the row opens', () => {
    const few = { 'DEV-AA': { change: change('no_detectable_change', 0.3, { strongest: 'none' }) } };
    const ctx = resultContext(results({ rows: tinyRows(few), before: BEFORE }), 'en');
    const opened = openedOf(ctx, 'DEV-AA');
    expect(opened.match(/cannot be called with so few people/g)).toHaveLength(2);
    expect(opened).not.toContain('no detectable change');
  });

  it('counts the fewer of both rounds, and nobody where one number is hidden', () => {
    const overall = { n: 9, change: change('no_detectable_change', 0.3, { strongest: 'possible' }) };
    const told = (n: number | null) =>
      said(overall, { history: new Map([['overall overall', [point('a', 1, { n })]]]) });
    expect(told(4)).toContain('too small to call with 4 people');
    expect(told(null)).toContain('too small to call with so few people');
  });
});
