import type { FrameworkId } from '@/lib/model/schema';
import { hatchPattern, ink } from './ink';
import {
  axisAngle,
  knownRuns,
  LEADING,
  labelPlaces,
  labelRoom,
  polar,
  RADAR,
  RIM,
  radiusOf,
} from './radar-layout';
import { legend } from './radar-legend';
import { type ChartTheme, escapeXml, num, point, svgDocument, twoLines } from './svg';

export interface RadarAxis {
  id: string;
  label: string;
  group: FrameworkId;
  /** The formatted score, set beside the name. */
  value?: string;
}

export interface RadarSeries {
  label: string;
  /** One per axis, 0–4; null is absent, never zero. */
  values: readonly (number | null)[];
  lo?: readonly (number | null)[];
  hi?: readonly (number | null)[];
  /** Filled, outline, or dashed in the colour of action. Default: the first is current, the others previous. */
  kind?: 'current' | 'previous' | 'planned';
}

export interface RadarInput {
  /** In the model's order; axes of one group stand together. */
  axes: readonly RadarAxis[];
  groups: readonly { id: FrameworkId; label: string }[];
  series: readonly RadarSeries[];
  /** Levels to be reached, one per axis: a short stroke across it. */
  targets?: { label: string; values: readonly number[] };
  /** The finding, as the accessible name. */
  title: string;
  /** Names the hatching; needed only where two radars share a page. Letters, digits and hyphens. */
  id?: string;
  theme?: ChartTheme;
}

/** All leaves on one 0–4 wheel, grouped by framework. On the web, narrow places show numbers instead of names (charts.css), and a list of what they mean. */
export function radar({
  axes,
  groups,
  series,
  targets,
  title,
  id = 'radar-absent',
  theme = 'web',
}: RadarInput): string {
  const drawn = [...series].reverse().map((one, index) => {
    const kind = one.kind ?? (index === series.length - 1 ? 'current' : 'previous');
    return kind === 'current' ? currentSeries(one, theme) : outlineSeries(one, kind, theme);
  });
  const current = series.find(
    (one, index) => (one.kind ?? (index === 0 ? 'current' : 'previous')) === 'current',
  );
  const content = [
    rings(theme, axes.length),
    current ? absences(current.values, id, theme) : '',
    identityArcs(axes, groups, theme),
    targets ? targetStrokes(targets.values, theme) : '',
    ...drawn,
    scale(theme),
    names(axes, theme),
    legend({ axes, groups, series, targets }, theme),
  ].join('');
  const { width, height } = RADAR;
  const viewBox = `${-width / 2} ${-height / 2} ${width} ${height}`;
  return svgDocument({ width, height, viewBox, title, className: 'chart chart-radar', theme }, content);
}

function rings(theme: ChartTheme, count: number): string {
  const circles = [0, 1, 2, 3, 4].map((level) => `<circle r="${num(radiusOf(level))}"/>`).join('');
  const spokes = Array.from({ length: count }, (_, index) => {
    const angle = axisAngle(index, count);
    const from = polar(angle, RADAR.hole);
    const to = polar(angle, RADAR.radius);
    return `M${point(from.x, from.y)}L${point(to.x, to.y)}`;
  }).join('');
  return `<g ${ink(theme, 'grid')}>${circles}</g><path ${ink(theme, 'spoke')} d="${spokes}"/>`;
}

/** Numbers of the rings, on the free line at the top. */
function scale(theme: ChartTheme): string {
  const numbers = [0, 1, 2, 3, 4]
    .map((level) => `<text y="${num(4 - radiusOf(level))}">${level}</text>`)
    .join('');
  return `<g ${ink(theme, 'scale')} text-anchor="middle">${numbers}</g>`;
}

function identityArcs(axes: readonly RadarAxis[], groups: RadarInput['groups'], theme: ChartTheme): string {
  const radius = RADAR.radius + RIM.arc;
  const gap = 0.012;
  return groups
    .map(({ id }) => {
      const first = axes.findIndex((axis) => axis.group === id);
      if (first === -1) return '';
      const size = axes.filter((axis) => axis.group === id).length;
      const step = (2 * Math.PI) / axes.length;
      const from = polar(first * step + gap, radius);
      const to = polar((first + size) * step - gap, radius);
      const large = size * step > Math.PI ? 1 : 0;
      return `<path ${ink(theme, `edge-${id}`)} d="M${point(from.x, from.y)}A${radius} ${radius} 0 ${large} 1 ${point(to.x, to.y)}"/>`;
    })
    .join('');
}

function pathOf(indexes: readonly number[], count: number, radius: (index: number) => number): string {
  return indexes
    .map((index, order) => {
      const { x, y } = polar(axisAngle(index, count), radius(index));
      return `${order === 0 ? 'M' : 'L'}${point(x, y)}`;
    })
    .join('');
}

function currentSeries({ values, lo, hi }: RadarSeries, theme: ChartTheme): string {
  const count = values.length;
  const { closed, runs } = knownRuns(values);
  const outer = (index: number) => radiusOf(values[index] ?? 0);
  let area = '';
  let line = '';
  for (const run of runs) {
    const path = pathOf(run, count, outer);
    const inner = pathOf([...run].reverse(), count, () => RADAR.hole);
    line += closed ? `${path}Z` : path;
    area += closed ? `${path}Z${inner}Z` : `${path}${inner.replace('M', 'L')}Z`;
  }
  const whiskers = values.map((value, index) => {
    const [from, to] = [lo?.[index], hi?.[index]];
    if (value === null || from == null || to == null) return '';
    const angle = axisAngle(index, count);
    const [start, end] = [polar(angle, radiusOf(from)), polar(angle, radiusOf(to))];
    return `M${point(start.x, start.y)}L${point(end.x, end.y)}`;
  });
  const dots = runs.flat().map((index) => {
    const { x, y } = polar(axisAngle(index, count), outer(index));
    return `M${point(x, y)}h.01`;
  });
  return (
    `<path ${ink(theme, 'area')} fill-rule="evenodd" d="${area}"/>` +
    `<path ${ink(theme, 'interval')} d="${whiskers.join('')}"/>` +
    `<path ${ink(theme, 'line')} d="${line}"/><path ${ink(theme, 'dots')} d="${dots.join('')}"/>`
  );
}

function outlineSeries({ values }: RadarSeries, kind: 'previous' | 'planned', theme: ChartTheme): string {
  const { closed, runs } = knownRuns(values);
  const paths = runs.map((run) => pathOf(run, values.length, (index) => radiusOf(values[index] ?? 0)));
  return `<path ${ink(theme, kind === 'planned' ? 'plan' : 'prev')} d="${paths.join('')}${closed ? 'Z' : ''}"/>`;
}

/** Share of an axis' wedge that the stroke of its target takes. */
const STROKE = 0.56;

/** A short arc across each axis at its target; equal targets next to each other look like a broken ring. */
function targetStrokes(values: readonly number[], theme: ChartTheme): string {
  const half = ((STROKE / 2) * 2 * Math.PI) / values.length;
  const arcs = values.map((value, index) => {
    const angle = axisAngle(index, values.length);
    const radius = radiusOf(value);
    const [from, to] = [polar(angle - half, radius), polar(angle + half, radius)];
    return `M${point(from.x, from.y)}A${num(radius)} ${num(radius)} 0 0 1 ${point(to.x, to.y)}`;
  });
  return `<path ${ink(theme, 'target')} d="${arcs.join('')}"/>`;
}

/** Hatching over the wedges of axes without a value; neighbours share one wedge. */
function absences(values: readonly (number | null)[], id: string, theme: ChartTheme): string {
  const count = values.length;
  const step = (2 * Math.PI) / count;
  const wedges = values.map((value, index) => {
    if (value !== null) return '';
    const corners = [
      polar(index * step, RADAR.hole),
      polar(index * step, RADAR.radius),
      polar((index + 1) * step, RADAR.radius),
      polar((index + 1) * step, RADAR.hole),
    ];
    return `M${corners.map(({ x, y }) => point(x, y)).join('L')}Z`;
  });
  const path = wedges.join('');
  return path ? `${hatchPattern(id, theme)}<path fill="url(#${id})" d="${path}"/>` : '';
}

/** Width of a letter of a name, and of a figure of the value behind it: a little more than the mean of the typeface. */
const LETTER = { web: 6.5, print: 7.1 } as const;
const FIGURE = 9;
const SHORTEST = 12;

function names(axes: readonly RadarAxis[], theme: ChartTheme): string {
  const broken = axes.map(({ label, value }, index) => {
    const room = labelRoom(index, axes.length) - (value ?? '').length * FIGURE;
    return twoLines(label, Math.max(SHORTEST, Math.floor(room / LETTER[theme])));
  });
  const places = labelPlaces(broken.map(({ length }) => length));
  let leaders = '';
  let full = '';
  let short = '';
  axes.forEach((axis, index) => {
    const [place, lines] = [places[index], broken[index]];
    if (!place || !lines) return;
    const angle = axisAngle(index, axes.length);
    const rim = polar(angle, RADAR.radius + RIM.arc + 4);
    leaders += `M${point(rim.x, rim.y)}L${point(place.x, place.y)}`;
    const x = num(place.x + (place.side === 'start' ? 6 : -6));
    const anchor = place.side === 'end' ? ' text-anchor="end"' : '';
    const top = place.y + 4.5 - ((lines.length - 1) * LEADING) / 2;
    lines.forEach((line, order) => {
      const last = order === lines.length - 1;
      const value =
        last && axis.value ? ` <tspan ${ink(theme, 'value')}>${escapeXml(axis.value)}</tspan>` : '';
      full += `<text x="${x}" y="${num(top + order * LEADING)}"${anchor}>${escapeXml(line)}${value}</text>`;
    });
    const number = polar(angle, RADAR.radius + RIM.number);
    short += `<text x="${num(number.x)}" y="${num(number.y + 6)}">${index + 1}</text>`;
  });
  const wide = `<g ${theme === 'web' ? 'class="c-name c-wide"' : ink(theme, 'name')}><path ${ink(theme, 'leader')} d="${leaders}"/>${full}</g>`;
  return theme === 'web' ? `${wide}<g class="c-name c-narrow" text-anchor="middle">${short}</g>` : wide;
}
