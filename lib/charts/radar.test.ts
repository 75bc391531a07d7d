import { describe, expect, it } from 'vitest';
import type { FrameworkId } from '@/lib/model/schema';
import { type RadarAxis, radar } from './radar';
import { axisAngle, knownRuns, labelPlaces, polar, RADAR, radiusOf } from './radar-layout';

const COUNT = 29;
const AXES: RadarAxis[] = Array.from({ length: COUNT }, (_, index) => {
  const group: FrameworkId = index < 9 ? 'DEV' : index < 19 ? 'DAT' : 'MLO';
  return {
    id: `${group}-PR${index}`,
    label: `Comunicação e colaboração número ${index}`,
    group,
    value: '2,4',
  };
});
const GROUPS = [
  { id: 'DEV' as const, label: 'DevOps' },
  { id: 'DAT' as const, label: 'DataOps' },
  { id: 'MLO' as const, label: 'MLOps' },
];
const all = (score: number | null) => Array.from({ length: COUNT }, () => score);
const draw = (values: (number | null)[], rest: Partial<Parameters<typeof radar>[0]> = {}) =>
  radar({ axes: AXES, groups: GROUPS, series: [{ label: 'Now', values }], title: 'Finding', ...rest });
const pathWith = (markup: string, role: string) =>
  new RegExp(`class="c-${role}"[^>]* d="([^"]*)"`).exec(markup)?.[1] ?? '';

describe('radar geometry', () => {
  it('draws a target across each axis, and names it beside the series', () => {
    const targets = { label: 'Target', values: AXES.map((_, index) => (index === 0 ? 4 : 2)) };
    const markup = draw(all(1), { targets });
    const arcs = pathWith(markup, 'target').split('M').slice(1);
    const first = arcs.slice(0, COUNT).map((arc) => Number(/A([\d.]+) /.exec(arc)?.[1]));
    expect(first[0]).toBeCloseTo(RADAR.radius, 1);
    expect(first.slice(1).every((radius) => Math.abs(radius - radiusOf(2)) < 0.1)).toBe(true);
    expect(markup).toContain('>Target</text>');
    expect(markup).toContain('>Now</text>');
    expect(draw(all(1))).not.toContain('c-target');
  });

  it('maps 0 to a ring of its own, 4 to the rim, and evenly between', () => {
    expect(radiusOf(0)).toBe(RADAR.hole);
    expect(radiusOf(4)).toBe(RADAR.radius);
    expect(radiusOf(2)).toBe((RADAR.hole + RADAR.radius) / 2);
    expect(radiusOf(7)).toBe(RADAR.radius);
  });

  it('starts half a step clockwise from the top', () => {
    expect(axisAngle(0, 4)).toBeCloseTo(Math.PI / 4);
    const right = polar(Math.PI / 2, 10);
    expect(right.x).toBeCloseTo(10);
    expect(right.y).toBeCloseTo(0);
  });

  it('puts the points of the current line where the scores are', () => {
    const line = pathWith(draw(all(4)), 'line');
    const first = /^M(\S+) (\S+?)L/.exec(line);
    expect(Math.hypot(Number(first?.[1]), Number(first?.[2]))).toBeCloseTo(RADAR.radius, 0);
    expect(line.match(/[ML]/g)).toHaveLength(COUNT);
    expect(line.endsWith('Z')).toBe(true);
  });

  it('breaks a long name into two lines and cuts no word of it', () => {
    const label = 'Comunicação e colaboração entre todas as pessoas';
    const axes = AXES.map((axis) => ({ ...axis, label }));
    for (const theme of ['web', 'print'] as const) {
      const markup = draw(all(1), { axes, theme });
      expect(markup).toMatch(/>Comunicação e colaboração\b[^<]*<\/text><text[^>]*>[^<…]*pessoas /);
      expect(markup).not.toContain('…');
    }
    const endless = AXES.map((axis) => ({ ...axis, label: 'x'.repeat(200) }));
    expect(draw(all(1), { axes: endless }).match(/…/g)).toHaveLength(COUNT);
  });

  it('keeps names apart and inside the drawing', () => {
    const places = labelPlaces(Array.from({ length: COUNT }, (_, index) => (index % 3 === 0 ? 2 : 1)));
    for (const side of ['start', 'end']) {
      const column = places.filter((place) => place.side === side).sort((a, b) => a.y - b.y);
      column.forEach((place, index) => {
        expect(Math.abs(place.y)).toBeLessThan(RADAR.height / 2);
        const above = column[index - 1];
        if (above) expect(place.y - above.y).toBeGreaterThan(15);
      });
    }
  });
});

describe('absent values', () => {
  it('splits the circle into runs, joining across the first axis', () => {
    expect(knownRuns([1, 2, 3])).toEqual({ closed: true, runs: [[0, 1, 2]] });
    expect(knownRuns([1, null, 2, 3, null, 4])).toEqual({
      closed: false,
      runs: [
        [2, 3],
        [5, 0],
      ],
    });
    expect(knownRuns([null, null])).toEqual({ closed: false, runs: [] });
  });

  it('are gaps with hatching, never zeros', () => {
    const values = all(2);
    values[5] = null;
    const markup = draw(values);
    expect(pathWith(markup, 'line').match(/[ML]/g)).toHaveLength(COUNT - 1);
    expect(pathWith(markup, 'line')).not.toContain('Z');
    expect(pathWith(markup, 'dots').match(/M/g)).toHaveLength(COUNT - 1);
    expect(markup).toContain('fill="url(#radar-absent)"');
    expect(draw(all(0))).not.toContain('url(#');
    expect(pathWith(draw(all(0)), 'dots').match(/M/g)).toHaveLength(COUNT);
  });

  it('draws no interval without a score', () => {
    const lo = all(1);
    const hi = all(3);
    const markup = draw([2, ...all(null).slice(1)], {
      series: [{ label: 'Now', values: [2, ...all(null).slice(1)], lo, hi }],
    });
    expect(pathWith(markup, 'interval').match(/M/g)).toHaveLength(1);
  });
});

describe('radar size and themes', () => {
  const series = [
    { label: 'This round', values: all(2.37), lo: all(1.91), hi: all(2.83) },
    { label: 'Round before', values: all(1.93) },
  ];

  it('stays below 12 kB with 29 axes, two rounds and intervals', () => {
    expect(Buffer.byteLength(draw([], { series }))).toBeLessThan(12_000);
    expect(Buffer.byteLength(draw([], { series, theme: 'print' }))).toBeLessThan(12_000);
    expect(Buffer.byteLength(draw(all(null)))).toBeLessThan(12_000);
  });

  it('has a number for each axis for narrow places on the web, names only in print', () => {
    const numbers = (markup: string) => markup.match(/>\d+<\/text>/g)?.slice(-COUNT);
    expect(numbers(draw(all(1)))).toEqual(AXES.map((_, index) => `>${index + 1}</text>`));
    expect(draw(all(1), { theme: 'print' })).not.toContain('>29</text>');
  });

  it('draws one identity arc per framework present', () => {
    const markup = draw(all(1), { theme: 'print' });
    expect(markup.match(/A216 216/g)).toHaveLength(3);
  });
});
