import { describe, expect, it } from 'vitest';
import { trendChart } from './trend';
import { endLabels, type TrendSeries, trendRows, trendSegments } from './trend-data';

const ROUNDS = [
  { id: 'r1', label: 'Jan' },
  { id: 'r2', label: 'Apr' },
  { id: 'r3', label: 'Jul' },
  { id: 'r4', label: 'Oct' },
];
/** Each round compares with the one before, but the third with none. */
const series = (
  scores: (number | null)[],
  id: TrendSeries['id'] = 'overall',
  joins: (number | null)[] = [null, 0, null, 2],
): TrendSeries => ({
  id,
  label: id,
  values: scores.map((score, i) =>
    score === null
      ? null
      : { score, lo: score - 0.5, hi: score + 0.5, text: String(score), joins: joins[i] ?? null },
  ),
});

describe('trend segments', () => {
  it('joins comparable rounds and leaves a break on its own', () => {
    expect(trendSegments([series([1, 2, 3, 4])])).toEqual([
      { series: 'overall', at: [0, 1], broken: false },
      { series: 'overall', at: [2, 3], broken: false },
      { series: 'overall', at: [1, 2], broken: true },
    ]);
  });

  it('leads over a round that compares with nothing, which hangs on dashes', () => {
    expect(trendSegments([series([1, 3, 1, 1], 'overall', [null, null, 0, 2])])).toEqual([
      { series: 'overall', at: [0, 2, 3], broken: false },
      { series: 'overall', at: [0, 1], broken: true },
      { series: 'overall', at: [1, 2], broken: true },
    ]);
  });

  it('goes by line: one may compare where another does not', () => {
    const lines = [series([1, 2], 'overall', [null, null]), series([1, 2], 'DEV', [null, 0])];
    expect(trendSegments(lines).map(({ series: id, broken }) => [id, broken])).toEqual([
      ['overall', true],
      ['DEV', false],
    ]);
  });

  it('ends a line where there is no score', () => {
    expect(trendSegments([series([1, null, 3, 4])])).toEqual([
      { series: 'overall', at: [2, 3], broken: false },
    ]);
    expect(trendSegments([series([null, null, null, 2])])).toEqual([]);
  });
});

describe('trend rows', () => {
  it('holds each score once per series and once per segment it belongs to', () => {
    const rows = trendRows(ROUNDS, [series([1, 2, 3, 4]), series([1, null, null, null], 'DEV')]);
    expect(rows.map((row) => row.overall)).toEqual([1, 2, 3, 4]);
    expect(rows.map((row) => row.DEV)).toEqual([1, null, null, null]);
    expect(rows.map((row) => [row.segment0, row.segment1, row.segment2])).toEqual([
      [1, null, null],
      [2, null, 2],
      [null, 3, 3],
      [null, 4, null],
    ]);
  });

  it('takes the interval from the first series only, as distances from the score', () => {
    const rows = trendRows(ROUNDS, [series([null, 2, 3, 4]), series([1, 1, 1, 1], 'DEV')]);
    expect(rows.map((row) => row.error)).toEqual([null, [0.5, 0.5], [0.5, 0.5], [0.5, 0.5]]);
  });
});

describe('names at the ends', () => {
  it('stand at the last score, apart by the gap, highest first', () => {
    const lines = [series([1, 2, 2, 2]), series([1, 1, 1.9, null], 'DEV'), series([3, 3, 3, 3.5], 'DAT')];
    const ends = endLabels(lines, 0.3);
    expect(ends.get('DAT')).toEqual({ round: 3, score: 3.5 });
    expect(ends.get('overall')).toEqual({ round: 3, score: 2 });
    expect(ends.get('DEV')?.round).toBe(2);
    expect(ends.get('DEV')?.score).toBeCloseTo(1.7);
  });

  it('leave out a line without scores', () => {
    expect(endLabels([series([null, null, null, null])], 0.3).size).toBe(0);
  });
});

describe('the drawn trend', () => {
  it('dashes across a break and nowhere else', () => {
    const markup = trendChart(ROUNDS, [series([1, 2, 3, 4])], { title: 'Rises' });
    expect(markup.match(/stroke-dasharray/g)).toHaveLength(1);
    expect(trendChart(ROUNDS.slice(0, 2), [series([1, 2])], { title: 'Rises' })).not.toContain(
      'stroke-dasharray',
    );
  });

  it('puts higher scores higher, on a fixed scale', () => {
    const heights = Array.from(
      trendChart(ROUNDS, [series([0, 1, 2, 4])], { title: 'Rises' }).matchAll(/M[\d.]+ ([\d.]+)h\.01/g),
      (match) => Number(match[1]),
    );
    expect(heights).toEqual([212, 161.5, 111, 10]);
  });

  it('keeps the names of lines that end together apart', () => {
    const markup = trendChart(ROUNDS, [series([1, 1, 2, 2]), series([1, 1, 2, 2], 'DEV')], { title: 'Same' });
    const heights = Array.from(markup.matchAll(/c-label" x="[\d.]+" y="([\d.]+)"/g), (match) =>
      Number(match[1]),
    );
    expect(heights).toHaveLength(2);
    expect((heights[1] ?? 0) - (heights[0] ?? 0)).toBeGreaterThanOrEqual(16);
  });

  it('stands with a single round', () => {
    expect(trendChart(ROUNDS.slice(0, 1), [series([2])], { title: 'First' })).not.toMatch(/NaN|Infinity/);
  });
});
