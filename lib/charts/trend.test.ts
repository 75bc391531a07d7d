import { describe, expect, it } from 'vitest';
import type { TimeAxis } from './time-axis';
import { trendChart } from './trend';
import {
  bandPieces,
  endLabels,
  scoreAt,
  type TrendFrame,
  type TrendRound,
  type TrendSeries,
  trendRows,
  trendSegments,
} from './trend-data';

const DAY = 86_400_000;
const round = (id: string, day: number, more: Partial<TrendRound> = {}): TrendRound => ({
  id,
  label: id,
  at: day * DAY,
  kind: 'practices',
  quick: false,
  notes: [],
  ...more,
});
/** The last one half a year after the one before it. */
const ROUNDS = [round('r1', 0), round('r2', 90), round('r3', 180), round('r4', 360)];
const AXIS: TimeAxis = {
  from: 0,
  to: 400 * DAY,
  ticks: [0, 90, 100, 360].map((day) => ({ at: day * DAY, label: `day ${day}` })),
};
const FRAME: TrendFrame = { axis: AXIS, steps: [], models: [], target: null };
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

describe('a band', () => {
  const lines = [series([1, 2, 3, 4])];

  it('goes along the solid pieces of the first line, and the rest keeps its bars', () => {
    const loose = [series([1, 2, 3, 4], 'overall', [null, 0, null, null])];
    expect(bandPieces(ROUNDS, lines)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(bandPieces(ROUNDS, [])).toEqual([]);
    const rows = trendRows(ROUNDS, loose, true);
    expect(rows.map(({ band0 }) => band0)).toEqual([[0.5, 1.5], [1.5, 2.5], null, null]);
    expect(rows.map(({ error }) => error !== null)).toEqual([false, false, true, true]);
    expect(trendRows(ROUNDS, loose)[0]).not.toHaveProperty('band0');
  });

  it('is drawn as an area from the upper ends back along the lower ones', () => {
    const drawn = trendChart(ROUNDS, lines, { ...FRAME, title: 'x', band: true });
    expect(
      drawn
        .match(/class="c-area" d="([^"]*)"/)?.[1]
        ?.match(/[MLZ]/g)
        ?.join(''),
    ).toBe('MLLLZMLLLZ');
    expect(drawn).toContain('class="c-interval" d=""');
    expect(trendChart(ROUNDS, lines, { ...FRAME, title: 'x' })).not.toContain('c-area');
  });

  it('is not there where an interval is missing', () => {
    const [one] = lines;
    const values = one?.values.map((value, at) => (value && at === 0 ? { ...value, lo: null } : value)) ?? [];
    expect(bandPieces(ROUNDS, [{ id: 'overall', label: 'x', values }])).toEqual([[2, 3]]);
  });
});

describe('trend segments', () => {
  it('joins comparable rounds and leaves a break on its own', () => {
    expect(trendSegments(ROUNDS, [series([1, 2, 3, 4])])).toEqual([
      { series: 'overall', at: [0, 1], broken: false },
      { series: 'overall', at: [2, 3], broken: false },
      { series: 'overall', at: [1, 2], broken: true },
    ]);
  });

  it('leads over a round that compares with nothing, which hangs on dashes', () => {
    expect(trendSegments(ROUNDS, [series([1, 3, 1, 1], 'overall', [null, null, 0, 2])])).toEqual([
      { series: 'overall', at: [0, 2, 3], broken: false },
      { series: 'overall', at: [0, 1], broken: true },
      { series: 'overall', at: [1, 2], broken: true },
    ]);
  });

  it('goes by line: one may compare where another does not', () => {
    const lines = [series([1, 2], 'overall', [null, null]), series([1, 2], 'DEV', [null, 0])];
    expect(trendSegments(ROUNDS, lines).map(({ series: id, broken }) => [id, broken])).toEqual([
      ['overall', true],
      ['DEV', false],
    ]);
  });

  it('ends a line where there is no score', () => {
    expect(trendSegments(ROUNDS, [series([1, null, 3, 4])])).toEqual([
      { series: 'overall', at: [2, 3], broken: false },
    ]);
    expect(trendSegments(ROUNDS, [series([null, null, null, 2])])).toEqual([]);
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

describe('rounds of two kinds', () => {
  const mixed = [
    round('a', 0),
    round('b', 90, { kind: 'quick', quick: true }),
    round('c', 180),
    round('d', 270),
  ];

  it('are never joined, not even by a dashed line, which leads on to the next of the same kind', () => {
    expect(trendSegments(mixed, [series([1, 3, 1.2, 1.3], 'overall', [null, null, null, 2])])).toEqual([
      { series: 'overall', at: [2, 3], broken: false },
      { series: 'overall', at: [0, 2], broken: true },
    ]);
  });

  it('have two marks that differ in shape', () => {
    const markup = trendChart(mixed, [series([1, 3, 1.2, 1.3])], { ...FRAME, title: 'Two kinds' });
    expect(markup.match(/h\.01/g)).toHaveLength(3);
    expect(markup.match(/l3\.5 3\.5l-3\.5 3\.5l-3\.5 -3\.5z/g)).toHaveLength(1);
  });
});

describe('a moment on the first line', () => {
  const lines = [series([1, 2, 3, 4], 'overall', [null, 0, null, 2])];
  it('is between the scores at its ends, by its day', () => {
    expect(scoreAt(ROUNDS, lines, 45 * DAY)).toBeCloseTo(1.5);
    expect(scoreAt(ROUNDS, lines, 360 * DAY)).toBe(4);
  });

  it('has no place before, after and where only dashes lead', () => {
    expect([-1, 100, 361].map((day) => scoreAt(ROUNDS, lines, day * DAY))).toEqual([null, null, null]);
    expect(scoreAt(ROUNDS, [], 0)).toBeNull();
  });
});

describe('the drawn trend', () => {
  const drawn = (scores: (number | null)[], more: Partial<TrendFrame> = {}, rounds = ROUNDS) =>
    trendChart(rounds, [series(scores)], { ...FRAME, ...more, title: 'Rises', size: 'slim' });

  it('dashes across a break and nowhere else', () => {
    expect(drawn([1, 2, 3, 4]).match(/stroke-dasharray/g)).toHaveLength(1);
    expect(drawn([1, 2], {}, ROUNDS.slice(0, 2))).not.toContain('stroke-dasharray');
  });

  it('puts higher scores higher, on a fixed scale, and rounds at their day', () => {
    const places = Array.from(drawn([0, 1, 2, 4]).matchAll(/M([\d.]+) ([\d.]+)h\.01/g), ([, x, y]) =>
      [x, y].map(Number),
    );
    expect(places.map(([, y]) => y)).toEqual([272, 209.5, 147, 22]);
    const days = places.map(([x = 0]) => Math.round(((x - 24) / (360 - 24 - 88)) * 400));
    expect(days).toEqual([0, 90, 180, 360]);
  });

  it('leaves out words of the axis that would touch', () => {
    const said = Array.from(drawn([1, 2, 3, 4]).matchAll(/>(day \d+)</g), ([, label]) => label);
    expect(said).toEqual(['day 0', 'day 100', 'day 360']);
  });

  it('draws a margin of teams in general apart from an interval of this one', () => {
    const general: TrendSeries = {
      id: 'overall',
      label: 'Overall',
      values: [{ score: 2, lo: 1, hi: 3, general: true, text: '' }, null, null, null],
    };
    const markup = trendChart(ROUNDS, [general], { ...FRAME, title: 'Few' });
    expect(/c-interval" d="([^"]*)"/.exec(markup)?.[1]).toBe('');
    expect(/c-margin" d="([^"]*)"/.exec(markup)?.[1]).toMatch(/^M[\d. ]+V[\d.]+$/);
    expect(trendRows(ROUNDS, [general])[0]).toMatchObject({ error: null, margin: [1, 1] });
  });

  it('marks finished steps on the line, new models and the target, each with its words', () => {
    const markup = drawn([1, 2, 3, 4], {
      steps: [{ id: 's', at: 45 * DAY, label: 'Trunk <1 day>: May 3' }],
      models: [{ id: 'm', at: 180 * DAY, label: 'model 1.1.0' }],
      target: { level: 3, label: 'target: level 3' },
    });
    expect(markup).toContain('<title>Trunk &lt;1 day&gt;: May 3</title>');
    expect(markup).toContain('>model 1.1.0<');
    expect(markup).toMatch(/c-target-line" d="M24 84\.5H272"/);
  });

  it('keeps the names of lines that end together apart', () => {
    const markup = trendChart(ROUNDS, [series([1, 1, 2, 2]), series([1, 1, 2, 2], 'DEV')], {
      ...FRAME,
      title: 'Same',
    });
    const heights = Array.from(markup.matchAll(/c-label" x="[\d.]+" y="([\d.]+)"/g), (match) =>
      Number(match[1]),
    );
    expect(heights).toHaveLength(2);
    expect((heights[1] ?? 0) - (heights[0] ?? 0)).toBeGreaterThanOrEqual(16);
  });

  it('names no line that is alone, which is what the title speaks of', () => {
    expect(drawn([1, 2, 3, 4])).not.toContain('c-label');
  });

  it('stands with a single round', () => {
    expect(drawn([2], {}, ROUNDS.slice(0, 1))).not.toMatch(/NaN|Infinity/);
  });
});
