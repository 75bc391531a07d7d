import { type InkRole, ink } from './ink';
import { type ChartTheme, clampScore, escapeXml, num, point, SCALE_MAX, svgDocument } from './svg';
import { endLabels, type TrendRound, type TrendSeries, trendSegments } from './trend-data';

const WIDTH = 480;
const HEIGHT = 240;
const LEFT = 24;
const RIGHT = 80;
const TOP = 10;
const BOTTOM = 28;

const LINES: Record<TrendSeries['id'], InkRole> = {
  overall: 'line',
  DEV: 'edge-DEV',
  DAT: 'edge-DAT',
  MLO: 'edge-MLO',
};

interface Options {
  title: string;
  theme?: ChartTheme;
}

/** Scores over rounds on 0–4, drawn without a browser: for first paint, PDF and e-mail. Names stand at the line ends. */
export function trendChart(
  rounds: readonly TrendRound[],
  series: readonly TrendSeries[],
  options: Options,
): string {
  const { title, theme = 'web' } = options;
  const x = (index: number) =>
    rounds.length < 2
      ? (LEFT + WIDTH - RIGHT) / 2
      : LEFT + 24 + (index / (rounds.length - 1)) * (WIDTH - RIGHT - LEFT - 40);
  const y = (score: number) => HEIGHT - BOTTOM - (clampScore(score) / SCALE_MAX) * (HEIGHT - TOP - BOTTOM);

  const levels = [0, 1, 2, 3, 4];
  const grid = `<path ${ink(theme, 'grid')} d="${levels.map((level) => `M${LEFT} ${num(y(level))}H${WIDTH - RIGHT}`).join('')}"/>`;
  const axis = levels.map((level) => `<text x="0" y="${num(y(level) + 4)}">${level}</text>`).join('');
  const names = rounds
    .map(
      (round, index) =>
        `<text x="${num(x(index))}" y="${HEIGHT - 8}" text-anchor="middle">${escapeXml(round.label)}</text>`,
    )
    .join('');

  const lines = trendSegments(series).map((segment) => {
    const values = series.find((one) => one.id === segment.series)?.values ?? [];
    const path = segment.at.map(
      (round, order) => `${order ? 'L' : 'M'}${point(x(round), y(values[round]?.score ?? 0))}`,
    );
    const look = segment.broken ? 'stroke-width="1.5" stroke-dasharray="3 4"' : 'stroke-width="2"';
    return `<g ${ink(theme, LINES[segment.series])}><path ${look} d="${path.join('')}"/></g>`;
  });

  const whiskers = (series[0]?.values ?? []).map((value, index) =>
    value?.lo != null && value.hi != null ? `M${num(x(index))} ${num(y(value.lo))}V${num(y(value.hi))}` : '',
  );
  const ends = endLabels(series, (16 * SCALE_MAX) / (HEIGHT - TOP - BOTTOM));
  const dots = series.map((one) => seriesEnd(one, { x, y, theme, ends }));
  return svgDocument(
    {
      width: WIDTH,
      height: HEIGHT,
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      title,
      className: 'chart chart-trend',
      theme,
    },
    `${grid}<g ${ink(theme, 'scale')}>${axis}${names}</g><path ${ink(theme, 'interval')} d="${whiskers.join('')}"/>${lines.join('')}${dots.join('')}`,
  );
}

interface Place {
  x: (index: number) => number;
  y: (score: number) => number;
  theme: ChartTheme;
  ends: ReturnType<typeof endLabels>;
}

/** Dots of one series and its name beside the last of them. */
function seriesEnd(one: TrendSeries, { x, y, theme, ends }: Place): string {
  const path = one.values
    .map((value, index) => (value ? `M${point(x(index), y(value.score))}h.01` : ''))
    .join('');
  const role: InkRole = one.id === 'overall' ? 'dots' : LINES[one.id];
  const end = ends.get(one.id);
  // Names may be pushed below 0, so their height is not held inside the scale.
  const unit = y(0) - y(1);
  const name = end
    ? `<text ${ink(theme, 'label')} x="${num(x(end.round) + 10)}" y="${num(y(0) - end.score * unit + 4)}">${escapeXml(one.label)}</text>`
    : '';
  return `<g ${ink(theme, role)}><path stroke-linecap="round" stroke-width="7" d="${path}"/></g>${name}`;
}
