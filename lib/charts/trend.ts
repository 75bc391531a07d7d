import { type InkRole, ink } from './ink';
import { type ChartTheme, clampScore, escapeXml, num, point, SCALE_MAX, svgDocument } from './svg';
import { spacedTicks } from './time-axis';
import {
  bandPieces,
  endLabels,
  scoreAt,
  type TrendEvent,
  type TrendFrame,
  type TrendRound,
  type TrendSeries,
  type TrendTarget,
  trendSegments,
} from './trend-data';

/** Of the drawing, for a wide place and for a phone, in px. */
const SIZES = {
  wide: { width: 1040, height: 300 },
  slim: { width: 360, height: 300 },
} as const;

export type TrendSize = keyof typeof SIZES;

const LEFT = 24;
const RIGHT = 88;
const TOP = 22;
const BOTTOM = 28;
/** From tick to tick, so that their words do not touch. */
const TICK_GAP = 60;

const LINES: Record<TrendSeries['id'], InkRole> = {
  overall: 'line',
  DEV: 'edge-DEV',
  DAT: 'edge-DAT',
  MLO: 'edge-MLO',
};

interface Options extends TrendFrame {
  title: string;
  size?: TrendSize;
  theme?: ChartTheme;
}

interface Place {
  x: (moment: number) => number;
  y: (score: number) => number;
  theme: ChartTheme;
}

/** Scores over time on 0–4, drawn without a browser: for first paint and paper. Names stand at the line ends. */
export function trendChart(
  rounds: readonly TrendRound[],
  series: readonly TrendSeries[],
  { title, size = 'wide', theme = 'web', axis, steps, models, target, band = false }: Options,
): string {
  const { width, height } = SIZES[size];
  const span = axis.to - axis.from || 1;
  const place: Place = {
    x: (moment) => LEFT + ((moment - axis.from) / span) * (width - LEFT - RIGHT),
    y: (score) => height - BOTTOM - (clampScore(score) / SCALE_MAX) * (height - TOP - BOTTOM),
    theme,
  };
  const { x, y } = place;
  const right = width - RIGHT;
  const levels = [0, 1, 2, 3, 4];
  const grid = `<path ${ink(theme, 'grid')} d="${levels.map((level) => `M${LEFT} ${num(y(level))}H${right}`).join('')}"/>`;
  const scale = levels.map((level) => `<text x="0" y="${num(y(level) + 4)}">${level}</text>`).join('');
  const days = spacedTicks(axis.ticks, ({ at }) => x(at), TICK_GAP)
    .map(
      ({ at, label }) =>
        `<text x="${num(x(at))}" y="${height - 8}" text-anchor="middle">${escapeXml(label)}</text>`,
    )
    .join('');
  const ticks = axis.ticks.map(({ at }) => `M${num(x(at))} ${num(y(0))}v4`).join('');
  const parts = [
    grid,
    `<path ${ink(theme, 'grid')} d="${ticks}"/>`,
    `<g ${ink(theme, 'scale')}>${scale}${days}</g>`,
    models.map((model) => modelMark(model, place)).join(''),
    target ? targetLine(target, { ...place, right }) : '',
    band ? bands(rounds, series, place) : '',
    reaches(rounds, series, band, place),
    lines(rounds, series, place),
    series.map((one) => marks(one, rounds, place)).join(''),
    names(rounds, series, place, (16 * SCALE_MAX) / (height - TOP - BOTTOM)),
    steps.map((step) => stepMark(step, scoreAt(rounds, series, step.at), place)).join(''),
  ];
  const frame = { width, height, viewBox: `0 0 ${width} ${height}`, title, theme };
  return svgDocument({ ...frame, className: 'chart chart-trend' }, parts.join(''));
}

function modelMark({ at, label }: TrendEvent, { x, y, theme }: Place): string {
  const left = num(x(at));
  return (
    `<path ${ink(theme, 'event')} d="M${left} ${num(y(0))}V${TOP - 6}"/>` +
    `<text ${ink(theme, 'scale')} x="${left}" y="${TOP - 10}" text-anchor="middle">${escapeXml(label)}</text>`
  );
}

function targetLine({ level, label }: TrendTarget, { y, theme, right }: Place & { right: number }): string {
  return (
    `<path ${ink(theme, 'target-line')} d="M${LEFT} ${num(y(level))}H${right}"/>` +
    `<text ${ink(theme, 'scale')} x="${LEFT + 4}" y="${num(y(level) - 5)}">${escapeXml(label)}</text>`
  );
}

/** How far each score of the first line can be trusted: intervals as bars, margins of teams in general as dots. */
function reaches(
  rounds: readonly TrendRound[],
  series: readonly TrendSeries[],
  band: boolean,
  { x, y, theme }: Place,
): string {
  const [first] = series;
  const inBand = new Set(band ? bandPieces(rounds, series).flat() : []);
  const path = (general: boolean) =>
    (first?.values ?? [])
      .map((value, index) => {
        const { at } = rounds[index] ?? {};
        if (at === undefined || inBand.has(index) || value?.lo == null || value.hi == null) return '';
        return (value.general ?? false) === general
          ? `M${num(x(at))} ${num(y(value.lo))}V${num(y(value.hi))}`
          : '';
      })
      .join('');
  return `<path ${ink(theme, 'interval')} d="${path(false)}"/><path ${ink(theme, 'margin')} d="${path(true)}"/>`;
}

/** The same as an area along the line, from one point to the next. */
function bands(
  rounds: readonly TrendRound[],
  series: readonly TrendSeries[],
  { x, y, theme }: Place,
): string {
  const corner = (round: number, end: 'lo' | 'hi') =>
    point(x(rounds[round]?.at ?? 0), y(series[0]?.values[round]?.[end] ?? 0));
  const path = bandPieces(rounds, series)
    .map((piece) => [
      ...piece.map((round) => corner(round, 'hi')),
      ...piece.toReversed().map((round) => corner(round, 'lo')),
    ])
    .map((corners) => `M${corners.join('L')}Z`)
    .join('');
  return path && `<path ${ink(theme, 'area')} d="${path}"/>`;
}

function lines(
  rounds: readonly TrendRound[],
  series: readonly TrendSeries[],
  { x, y, theme }: Place,
): string {
  return trendSegments(rounds, series)
    .map(({ series: id, at, broken }) => {
      const values = series.find((one) => one.id === id)?.values ?? [];
      const path = at.map(
        (round, order) =>
          `${order ? 'L' : 'M'}${point(x(rounds[round]?.at ?? 0), y(values[round]?.score ?? 0))}`,
      );
      const look = broken ? 'stroke-width="1.5" stroke-dasharray="3 4"' : 'stroke-width="2"';
      return `<g ${ink(theme, LINES[id])}><path ${look} d="${path.join('')}"/></g>`;
    })
    .join('');
}

/** A dot for each round that asks practices, and a diamond for each quick one. */
function marks({ id, values }: TrendSeries, rounds: readonly TrendRound[], { x, y, theme }: Place): string {
  const path = (quick: boolean) =>
    values
      .map((value, index) => {
        const round = rounds[index];
        if (!value || !round || round.quick !== quick) return '';
        const at = point(x(round.at), y(value.score) - (quick ? 3.5 : 0));
        return quick ? `M${at}l3.5 3.5l-3.5 3.5l-3.5 -3.5z` : `M${at}h.01`;
      })
      .join('');
  const role: InkRole = id === 'overall' ? 'dots' : LINES[id];
  return (
    `<g ${ink(theme, role)}><path stroke-linecap="round" stroke-width="7" d="${path(false)}"/></g>` +
    `<g ${ink(theme, LINES[id])}><path stroke-linejoin="miter" stroke-width="3" d="${path(true)}"/></g>`
  );
}

/** The name of each line beside its last score, where there are several. They may be pushed below 0, so their height is not held inside the scale. */
function names(
  rounds: readonly TrendRound[],
  series: readonly TrendSeries[],
  { x, y, theme }: Place,
  gap: number,
): string {
  if (series.length < 2) return '';
  const unit = y(0) - y(1);
  const ends = endLabels(series, gap);
  return series
    .map(({ id, label }) => {
      const end = ends.get(id);
      const round = end && rounds[end.round];
      if (!end || !round) return '';
      const place = `x="${num(x(round.at) + 12)}" y="${num(y(0) - end.score * unit + 4)}"`;
      return `<text ${ink(theme, 'label')} ${place}>${escapeXml(label)}</text>`;
    })
    .join('');
}

/** A finished step: on the first line where that leads over its day, else at the foot. */
function stepMark({ at, label }: TrendEvent, score: number | null, { x, y, theme }: Place): string {
  const top = score === null ? y(0) - 10 : y(score) - 6;
  return `<path ${ink(theme, 'step')} d="M${point(x(at), top)}l6 11h-12z"><title>${escapeXml(label)}</title></path>`;
}
