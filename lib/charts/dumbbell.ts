import { ink } from './ink';
import { type ChartTheme, clampScore, num, SCALE_MAX, svgDocument } from './svg';

const WIDTH = 176;
const HEIGHT = 18;
const PAD = 7;

const at = (score: number): number => PAD + (clampScore(score) / SCALE_MAX) * (WIDTH - 2 * PAD);

interface Pair {
  was: number | null;
  is: number | null;
  /** Whether the two are compared: then a line leads from one to the other. */
  joined: boolean;
}

/** Two scores of a row on a 0–4 track, 176 × 18 px: a ring where it was, a dot where it is. */
export function dumbbell(
  { was, is, joined }: Pair,
  { title, theme = 'web' }: { title: string; theme?: ChartTheme },
): string {
  const mid = HEIGHT / 2;
  const ticks = [0, 1, 2, 3, 4].map((level) => `M${num(at(level))} ${mid - 2}v4`).join('');
  const known = was !== null || is !== null;
  const parts = [
    `<path ${ink(theme, known ? 'grid' : 'void')} d="M${PAD} ${mid}H${WIDTH - PAD}${known ? ticks : ''}"/>`,
  ];
  if (was !== null && is !== null && joined)
    parts.push(`<path ${ink(theme, 'interval')} d="M${num(at(was))} ${mid}H${num(at(is))}"/>`);
  if (was !== null) parts.push(`<circle ${ink(theme, 'ring')} cx="${num(at(was))}" cy="${mid}" r="4"/>`);
  if (is !== null) parts.push(`<circle ${ink(theme, 'dot')} cx="${num(at(is))}" cy="${mid}" r="4.5"/>`);
  const frame = { width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, title, theme };
  return svgDocument({ ...frame, className: 'chart-inline' }, parts.join(''));
}
