import { describe, expect, it } from 'vitest';
import { bars } from '@/lib/charts/bars';
import { radar } from '@/lib/charts/radar';
import { hiddenRow, report, row } from '@/lib/exports/testing';
import { leaves } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import { reportCharts } from './report-charts';

const model = builtInModel();
const words = {
  title: 'The picture',
  target: 'Target',
  before: null,
  status: (status: string) => `no: ${status}`,
};
const principles = leaves(model, 'DEV').map(({ id, title }) => row({ id, title: title.en, score: 2.4 }));
const overall = row({ scope: 'overall', id: 'overall', title: 'Overall', framework: null, score: 1.5 });
const draw = (rows: Parameters<typeof report>[1], more = {}, before: number | null = null) =>
  reportCharts(report('pt-BR', rows), model, { ...words, ...more }, () => before);

describe('reportCharts', () => {
  it('draws each principle of the report with its score, and no other', () => {
    const { radarSvg } = draw({ rows: principles });
    expect(radarSvg?.match(/2,40/g)).toHaveLength(principles.length);
    expect(radarSvg).toContain('Version control');
    expect(radarSvg).not.toContain('Reduce heroism');
  });

  it('draws nothing when nothing may be shown', () => {
    const hidden = principles.map(({ id, title }) => hiddenRow(id, title));
    const nothing = { radarSvg: undefined, barsSvg: undefined };
    expect(draw({ rows: [...hidden, { ...hiddenRow('overall', 'Overall'), scope: 'overall' }] })).toEqual(
      nothing,
    );
    expect(draw({ rows: [] })).toEqual(nothing);
  });

  it('says why a bar is missing instead of drawing a zero', () => {
    const framework = { ...hiddenRow('DEV', 'DevOps'), scope: 'framework' as const };
    const { barsSvg } = draw({ rows: [overall, framework] });
    expect(barsSvg).toContain('no: suppressed');
    expect(barsSvg).toContain('1,50');
    expect(barsSvg).not.toContain('0,00');
  });

  it('outlines the round before only when there is one to compare with', () => {
    const named = { before: 'Autumn check' };
    expect(draw({ rows: principles }, named, 1).radarSvg).toContain('Autumn check');
    expect(draw({ rows: principles }, named, null).radarSvg).not.toContain('Autumn check');
    expect(draw({ rows: principles }, {}, 1).radarSvg).not.toContain('Autumn check');
  });

  it('draws no area of two axes, and one where a single principle has a score', () => {
    expect(draw({ rows: principles.slice(0, 2) }).radarSvg).toBeUndefined();
    expect(draw({ rows: principles.slice(0, 3) }).radarSvg).toBeDefined();
    const [one, ...others] = principles;
    const hidden = others.map(({ id, title }) => hiddenRow(id, title));
    expect(draw({ rows: [...hidden, ...(one ? [one] : [])] }).radarSvg).toBeDefined();
  });

  it('hands the radar the scores, their intervals and the round before, in the order of the model', () => {
    const [a, b, c] = principles;
    if (!a || !b || !c) throw new Error('DevOps has three principles.');
    const rows = [
      { ...c, lo: 1.9, hi: 2.9 },
      { ...a, score: null, lo: null, hi: null },
      { ...b, score: 3, lo: 2.5, hi: 3.5 },
    ];
    const before = new Map([[b.id, 1.25]]);
    const drawn = (name: string | null, round = report('en').round) =>
      reportCharts(
        { ...report('en', { rows }), round },
        model,
        { ...words, before: name },
        ({ id }) => before.get(id) ?? null,
      ).radarSvg;
    const axis = ({ id, title }: typeof a, value: string) => ({
      id,
      label: title,
      group: 'DEV' as const,
      value,
    });
    const chart = {
      axes: [axis(a, ''), axis(b, '3.00'), axis(c, '2.40')],
      groups: model.frameworks.map(({ id, title }) => ({ id, label: title.en })),
      targets: { label: 'Target', values: [3, 3, 3] },
      title: 'The picture',
      theme: 'print' as const,
    };
    const now = { label: 'Round 3', values: [null, 3, 2.4], lo: [null, 2.5, 1.9], hi: [null, 3.5, 2.9] };
    const then = { label: 'Autumn', values: [null, 1.25, null] };
    expect(drawn(null)).toBe(radar({ ...chart, series: [now] }));
    expect(drawn('Autumn')).toBe(radar({ ...chart, series: [now, then] }));
    expect(drawn(null, null)).toBe(radar({ ...chart, series: [{ ...now, label: '' }] }));
  });

  it('hands the bars what a row may show, and says why where there is nothing', () => {
    const statuses = [
      ['ok', 'ok'],
      ['provisional', 'provisional'],
      ['few_answers', 'provisional'],
      ['consensus', 'ok'],
      ['insufficient', 'unknown'],
      ['unknown', 'unknown'],
      ['not_applicable', 'not_applicable'],
      ['suppressed', 'hidden'],
    ] as const;
    const scored = { scope: 'framework' as const, score: 1.5, lo: 1, hi: 2, n: 7 };
    const none = { ...scored, score: null, lo: null, hi: null, n: null };
    const isScored = (i: number) => i < 4;
    const rows = statuses.map(([status], i) =>
      row({ ...(isScored(i) ? scored : none), id: `F${i}`, title: `Framework ${i}`, status }),
    );
    const nameless = row({ ...scored, id: 'F8', title: 'Framework 8', n: null });
    const { barsSvg } = reportCharts(
      report('en', { rows: [...rows, nameless, ...principles] }),
      model,
      words,
      ({ id }) => (id === 'F0' ? 0.75 : null),
    );
    const bar = (i: number, state: (typeof statuses)[number][1], note: string | undefined) => ({
      label: `Framework ${i}`,
      state,
      score: isScored(i) || i === 8 ? 1.5 : null,
      lo: isScored(i) || i === 8 ? 1 : null,
      hi: isScored(i) || i === 8 ? 2 : null,
      previous: i === 0 ? 0.75 : null,
      target: 3,
      value: isScored(i) || i === 8 ? '1.50' : undefined,
      note,
    });
    expect(barsSvg).toBe(
      bars(
        [
          ...statuses.map(([status, state], i) => bar(i, state, isScored(i) ? 'n 7' : `no: ${status}`)),
          bar(8, 'ok', undefined),
        ],
        { title: 'The picture', id: 'report-bars', theme: 'print', width: 500 },
      ),
    );
  });
});
