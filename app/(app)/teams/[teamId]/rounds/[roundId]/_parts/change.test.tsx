import { describe, expect, it } from 'vitest';
import { change, fewChange, hiddenRow, results, row, tinyRows } from '@/lib/results/testing';
import type { ResultChange, ResultRow } from '@/lib/results/types';
import { resultContext } from './context';
import { openedOf, textIn } from './testing/markup';

const BEFORE = { id: 'a', name: 'Autumn', reason: null };

/** The opened row of one principle, without markup. */
function opened(
  more: Partial<ResultRow>,
  wanted: Parameters<typeof results>[0] = {},
  lang: 'en' | 'pt-BR' = 'en',
) {
  const ctx = resultContext(results({ rows: tinyRows({ 'DEV-AA': more }), before: BEFORE, ...wanted }), lang);
  return textIn(openedOf(ctx, 'DEV-AA'));
}
const of = (more: ResultChange | null) => opened({ change: more });

describe('why a principle changed', () => {
  it('is told with its word, its points and how far they can be trusted', () => {
    expect(of(change('improved', 0.5))).toContain(
      'Since “Autumn”: improved, +0.50, plausibly +0.30 to +0.70.',
    );
    const few = of(fewChange('improved', 1.5, 1.15));
    expect(few).toContain('+1.50, give or take 1.15, as in teams of this size.');
    expect(few).toContain('and not this team’s spread');
  });

  it('explains an interval that does not follow people', () => {
    expect(of(change('improved', 0.5, { linked: false }))).toContain('made of those of both rounds');
    expect(of(change('improved', 0.5))).not.toContain('made of those of both rounds');
  });

  it('says which word is the strongest for so few people', () => {
    const possible = change('possible', 0.5, { strongest: 'possible' });
    expect(of(possible)).toContain('“possibly” is the strongest verdict there is');
    const none = change('no_detectable_change', 0.5, { strongest: 'none' });
    expect(of(none)).toContain('no change could be told, however clear');
  });

  it('says where it comes from, where that may be told', () => {
    const parts = { items: 0, leavers: -0.1, joiners: 0.2, stayers: 0.4, over: 5, of: 5 };
    expect(of(change('improved', 0.5, { parts }))).toContain(
      'Of the +0.50 between the two scores, +0.40 comes from people who answered both times, ' +
        '+0.20 from those who answered only now, and −0.10 from those who answered only before.',
    );
    const some = of(change('improved', 0.6, { parts: { ...parts, items: 0.1, over: 3 } }));
    expect(some).toContain('over 3 of 5 questions; +0.10 comes from the other questions.');
    const same = { ...parts, leavers: 0, joiners: 0, stayers: 0.5 };
    expect(of(change('improved', 0.5, { parts: same }))).toContain(
      'All of it comes from people who answered',
    );
  });

  it('says that it is not shown, or why it cannot be told', () => {
    expect(of(null)).toContain('The change since “Autumn” is not shown');
    expect(of(change('not_comparable', null, { reason: 'unscored' }))).toContain(
      'It cannot be compared with “Autumn”. One of the two has no score here.',
    );
    expect(opened({ change: null }, { before: null })).not.toContain('not shown');
  });
});

describe('what is not shown is said, and why', () => {
  const few = { ci95: null, margin: 0.81, levelRange: null, n: 4, ad: null, agreement: null } as const;

  it('where answers are few', () => {
    const words = opened(few);
    expect(words).toContain('Level 2, few answers');
    expect(words).toContain('± 0.81: what teams of this size have in general');
    expect(words).toContain('how firm this level is cannot be told');
    expect(words).toContain('Not shown: with so few answers it would tell what they are.');
    expect(opened(few, {}, 'pt-BR')).toContain('Nível 2, poucas respostas');
  });

  it('where an interval would say nothing', () => {
    const words = opened({ ci95: { lo: 0.37, hi: 3.63 } });
    expect(words).toContain('too few people to say');
    expect(words).not.toContain('0.37');
  });

  it('where few were asked', () => {
    expect(opened({ dontKnow: null })).toContain(
      'so few people were asked the same questions that the numbers would tell',
    );
    const none = { status: 'insufficient', score: null, level: null, ci95: null } as const;
    expect(opened({ ...none, n: null })).toContain('Too few answers');
    expect(opened({ ...none, n: 2 })).toContain('2 of 3 needed answers');
  });

  it('where practices are hidden that the score may stand for', () => {
    const rows = [
      ...tinyRows({ 'DEV-AA': { score: 2.6, level: 1, levelRange: [1, 1] } }),
      row('practice', 'DEV-AA-1', { score: 1, level: 1 }),
      row('practice', 'DEV-AA-2', { score: 1.2, level: 1 }),
      hiddenRow('practice', 'DEV-AA-3'),
    ];
    const words = opened({}, { rows, mode: 'full' });
    expect(words).toContain('out of 3 asked. One is hidden to protect anonymity, and may count in it.');
    expect(words).toContain('what is hidden does not count in it');
    // The level is made of what is shown: its mean is not the score.
    expect(words).toContain('a mean of 1.50 (now 1.10)');
  });
});

describe('what is still missing', () => {
  it('never reads as if it were there already', () => {
    expect(opened({ score: 1.4954, level: 1, levelRange: [1, 1] })).toContain('a mean of 1.50 (now 1.495)');
    expect(opened({ score: 1.4954 }, {}, 'pt-BR')).not.toContain('1,50 (hoje 1,50)');
  });
});
