import { describe, expect, it } from 'vitest';
import { hiddenRow, report, row } from '@/lib/exports/testing';
import { leaves } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import { reportCharts } from './report-charts';

const model = builtInModel();
const words = { title: 'The picture', before: null, status: (status: string) => `no: ${status}` };
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
});
