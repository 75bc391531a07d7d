import { ink } from './ink';
import { type Linked, linksOf } from './links';
import { type ChartTheme, clampScore, num, point, SCALE_MAX, svgDocument } from './svg';

export interface SparkPoint extends Linked {
  /** Any increasing number, for example days; spacing follows it. */
  x: number;
  score: number | null;
  lo?: number | null;
  hi?: number | null;
}

interface Placed extends Linked {
  x: number;
  y: number;
}

const WIDTH = 80;
const HEIGHT = 24;
const PAD = 4;

function height(score: number): number {
  return HEIGHT - PAD - (clampScore(score) / SCALE_MAX) * (HEIGHT - 2 * PAD);
}

/** Scores over rounds on a fixed 0–4 height, 80 × 24 px: solid where rounds compare, dashed where they do not; the last score is a dot, a target a dotted line. */
export function sparkline(
  points: readonly SparkPoint[],
  options: { title: string; target?: number; theme?: ChartTheme },
): string {
  const { title, target, theme = 'web' } = options;
  const first = points[0]?.x ?? 0;
  const span = (points.at(-1)?.x ?? first) - first;
  const place = (x: number) => (span === 0 ? WIDTH - PAD : PAD + ((x - first) / span) * (WIDTH - 2 * PAD));
  const placed = points.map((p): Placed | null =>
    p.score === null ? null : { x: place(p.x), y: height(p.score), joins: p.joins },
  );

  let solid = '';
  let dashed = '';
  for (const link of linksOf(placed)) {
    const [from, to] = [placed[link.from], placed[link.to]];
    if (!to || !from) continue;
    const move = `M${point(from.x, from.y)}`;
    const draw = `L${point(to.x, to.y)}`;
    if (link.broken) dashed += move + draw;
    else solid += solid.endsWith(`L${point(from.x, from.y)}`) ? draw : move + draw;
  }

  const last = placed.at(-1);
  const end = points.at(-1);
  const parts = [`<path ${ink(theme, 'grid')} d="M${PAD} ${HEIGHT - PAD}H${WIDTH - PAD}"/>`];
  if (target !== undefined) {
    const y = num(height(target));
    parts.push(`<path ${ink(theme, 'target-line')} d="M${PAD} ${y}H${WIDTH - PAD}"/>`);
  }
  if (last && end?.lo != null && end.hi != null) {
    parts.push(
      `<path ${ink(theme, 'interval')} d="M${num(last.x)} ${num(height(end.lo))}V${num(height(end.hi))}"/>`,
    );
  }
  if (dashed) parts.push(`<path ${ink(theme, 'broken')} d="${dashed}"/>`);
  if (solid) parts.push(`<path ${ink(theme, 'line')} d="${solid}"/>`);
  if (last) parts.push(`<circle ${ink(theme, 'dot')} cx="${num(last.x)}" cy="${num(last.y)}" r="3"/>`);
  const frame = { width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, title, theme };
  return svgDocument({ ...frame, className: 'chart-inline' }, parts.join(''));
}
