import { describe, expect, it } from 'vitest';
import { xmlFault } from '@/lib/charts/well-formed';
import type { FrameworkId, Lang } from '@/lib/model/schema';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { results, row, tinyRows } from '@/lib/results/testing';
import { resultContext } from './context';
import { ShareNote, shareOf } from './not-applicable';
import { markupOf, whyOf } from './testing/markup';
import { Tiles } from './tiles';

const decision = { reason: 'There is nothing of the kind here.', by: 'Olga', at: new Date(0) };
/** The tiny model has three practices in DevOps and one principle in MLOps. */
const context = (ids: string[], lang: Lang = 'en') => {
  const model = tinyModel();
  const practices = model.practices.map(({ id }) => row('practice', id));
  return resultContext(
    results({
      rows: [...tinyRows(), ...practices],
      model,
      mode: 'full',
      decisions: new Map(ids.map((id) => [id, decision])),
    }),
    lang,
  );
};
function note(ids: string[], framework: FrameworkId = 'DEV', lang: Lang = 'en'): string | null {
  const ctx = context(ids, lang);
  const share = shareOf(ctx, framework);
  return share === null ? null : markupOf(<ShareNote ctx={ctx} framework={framework} share={share} />);
}

describe('the share of a framework that does not apply', () => {
  it('is told where there is one, with a caution above a quarter', () => {
    const heavy = tinyModel().practices.filter(({ id }) => id.startsWith('DEV-AA'));
    expect(heavy.length).toBe(3);
    expect(note([])).toBeNull();
    expect(note(['DEV-AA-1'], 'MLO')).toBeNull();
    expect(note(['DEV-AA-1'])).toContain('33% of the weight');
    expect(note(['DEV-AA-1'])).toContain('More than a quarter');
    expect(note(['DEV-AA-1'], 'DEV', 'pt-BR')).toContain('33% do peso');
  });

  it('stands in the tile of its framework, not in that of the whole', () => {
    const markup = markupOf(<Tiles ctx={context(['DEV-AA-1'])} />);
    expect(xmlFault(markup)).toBeNull();
    expect(markup.match(/Does not apply/g)).toHaveLength(1);
    expect(markup.split('r-MLO')[0]).toContain('33% of the weight');
  });
});

describe('who decided', () => {
  it('is no longer named once that person is not here any more, also where all else is the same', () => {
    const rows = [
      ...tinyRows(),
      row('practice', 'DEV-AA-1', {
        status: 'not_applicable',
        score: null,
        level: null,
        ci95: null,
        n: null,
      }),
    ];
    const said = (by: string | null) => {
      const decisions = new Map([['DEV-AA-1', { ...decision, by }]]);
      return whyOf(resultContext({ ...results({ mode: 'full', decisions }), rows }, 'en'), 'DEV-AA');
    };
    expect(said('Olga')).toContain('Decided by Olga on');
    expect(said(null)).toContain('Decided on');
    expect(said(null)).not.toContain('Olga');
  });
});
