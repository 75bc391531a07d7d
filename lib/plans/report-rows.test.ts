import { describe, expect, it } from 'vitest';
import type { Agreed } from '@/lib/meetings/agreed';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import type { Results } from '@/lib/results/queries';
import { change, fewChange, hiddenRow, results, tinyRows } from '@/lib/results/testing';
import type { ResultRow } from '@/lib/results/types';
import { reportRows } from './report-rows';

const of = (more: Partial<ResultRow>) =>
  reportRows(results({ rows: tinyRows({ 'DEV-AA': more }) }), 'en', 'Overall').find(
    ({ id }) => id === 'DEV-AA',
  );

describe('a row of a report', () => {
  it('has an interval, a margin, or neither where people are too few to say', () => {
    expect(of({})).toMatchObject({ reach: 'interval', lo: 1.5, hi: 2.5, margin: null });
    expect(of({ ci95: null, margin: 0.81 })).toMatchObject({ reach: 'margin', lo: null, margin: 0.81 });
    expect(of({ ci95: { lo: 0.2, hi: 3.8 } })).toMatchObject({ reach: 'too_wide', lo: null, hi: null });
    expect(of({ ci95: null, margin: null })).toMatchObject({ reach: null });
  });

  it('has a firm level, a range of levels, or one from few answers', () => {
    expect(of({})).toMatchObject({ status: 'ok', level: 2, levelRange: [2, 2] });
    expect(of({ levelRange: [1, 2] })).toMatchObject({ status: 'provisional', levelRange: [1, 2] });
    expect(of({ levelRange: null })).toMatchObject({ status: 'few_answers', level: 2, levelRange: null });
    expect(of({ status: 'consensus', levelRange: null })?.status).toBe('consensus');
  });

  it('takes the change along with all that is known of it', () => {
    const moved = change('improved', 0.5, { over: 18, of: 29, named: true });
    expect(of({ change: moved })?.change).toMatchObject({
      verdict: 'improved',
      over: 18,
      reach: 'interval',
      lo: 0.3,
    });
    expect(of({ change: fewChange('declined', -1, 0.7) })?.change).toMatchObject({
      reach: 'margin',
      margin: 0.7,
    });
    const none = change('not_comparable', null, { reason: 'weight' });
    expect(of({ change: none })?.change).toMatchObject({ reason: 'weight', delta: null, reach: null });
  });

  it('says nothing of a hidden row, not even that it cannot be compared', () => {
    const hidden = { ...hiddenRow('principle', 'DEV-AA'), change: change('not_comparable', null) };
    expect(of(hidden)).toMatchObject({
      status: 'suppressed',
      score: null,
      n: null,
      reach: null,
      change: null,
    });
  });
});

describe('the rows of a report', () => {
  const at = new Date('2026-06-08T12:00:00Z');
  const rows = (wanted: Parameters<typeof results>[0] = {}, lang: 'en' | 'pt-BR' = 'en') =>
    reportRows(results(wanted), lang, 'Everything');
  const placeOf = ({ scope, id, title, framework, parent, outcome }: ReturnType<typeof rows>[number]) => ({
    scope,
    id,
    title,
    framework,
    parent,
    outcome,
  });

  it('stand in the order of the model, each in its place and in the language of the reader', () => {
    const place = { framework: null, parent: null, outcome: false };
    expect(rows({}, 'pt-BR').map(placeOf)).toEqual([
      { ...place, scope: 'overall', id: 'overall', title: 'Everything' },
      { ...place, scope: 'framework', id: 'DEV', title: 'DEV (pt)', framework: 'DEV' },
      { ...place, scope: 'principle', id: 'DEV-AA', title: 'DEV-AA (pt)', framework: 'DEV' },
      { ...place, scope: 'framework', id: 'MLO', title: 'MLO (pt)', framework: 'MLO' },
      { ...place, scope: 'principle', id: 'MLO-GG', title: 'MLO-GG (pt)', framework: 'MLO' },
      {
        ...place,
        scope: 'principle',
        id: 'MLO-CC',
        title: 'MLO-CC (pt)',
        framework: 'MLO',
        parent: 'MLO-GG',
      },
    ]);
  });

  it('have no overall row where the result has none, and say what is an outcome', () => {
    const model = tinyModel();
    const outcomes = { ...model, principles: model.principles.map((one) => ({ ...one, outcome: true })) };
    const found = rows({ rows: tinyRows().filter(({ scope }) => scope !== 'overall'), model: outcomes });
    expect(found.map(({ id }) => id)).toEqual(['DEV', 'DEV-AA', 'MLO', 'MLO-GG', 'MLO-CC']);
    expect(found.filter(({ outcome }) => outcome).map(({ id }) => id)).toEqual([
      'DEV-AA',
      'MLO-GG',
      'MLO-CC',
    ]);
  });

  it('list what was decided not to apply, at the principle it belongs to, and the share at the framework', () => {
    const reason = 'Nothing is deployed by this team.';
    const decisions = new Map([
      ['DEV-AA-2', { reason, by: 'Ana', at }],
      ['MLO-CC', { reason, by: null, at }],
    ]);
    const found = new Map(rows({ decisions, mode: 'full' }).map((one) => [one.id, one]));
    expect(found.get('DEV-AA')?.notApplicable).toEqual([
      { id: 'DEV-AA-2', title: 'DEV-AA-2', reason, by: 'Ana', at: '2026-06-08T12:00:00.000Z' },
    ]);
    expect(found.get('MLO-CC')?.notApplicable.map(({ id, by }) => [id, by])).toEqual([['MLO-CC', null]]);
    for (const id of ['overall', 'DEV', 'MLO', 'MLO-GG']) expect(found.get(id)?.notApplicable).toEqual([]);
    expect(found.get('DEV')?.notApplicableShare).toBeCloseTo(1 / 3, 12);
    expect(found.get('MLO')?.notApplicableShare).toBe(0);
    for (const id of ['overall', 'DEV-AA', 'MLO-CC']) expect(found.get(id)?.notApplicableShare).toBeNull();
  });

  it('list what a meeting agreed on at the principle it belongs to, beside a score that stays', () => {
    const reason = 'Only the main branch is built.';
    const agreed: Results['agreed'] = new Map<string, ReadonlyMap<string, Agreed>>([
      ['now', new Map([['DEV-AA-2', { value: 3, reason }]])],
      ['before', new Map([['DEV-AA-1', { value: 0, reason }]])],
    ]);
    const found = rows({ agreed, mode: 'full' });
    const silent = rows({ mode: 'full' });
    expect(found.find(({ id }) => id === 'DEV-AA')?.agreed).toEqual([
      { id: 'DEV-AA-2', title: 'DEV-AA-2', value: 3, reason },
    ]);
    expect(found.map(({ agreed: _, ...row }) => row)).toEqual(silent.map(({ agreed: _, ...row }) => row));
  });
});
