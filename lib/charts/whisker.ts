import { ink } from './ink';
import { type ChartTheme, clampScore, num, SCALE_MAX, svgDocument } from './svg';

/** A score with its interval, all on 0–4; nulls where there is none. */
export interface Estimate {
  score: number | null;
  lo?: number | null;
  hi?: number | null;
}

const WIDTH = 96;
const HEIGHT = 16;
const PAD = 5;

/** Horizontal place of a score on the little track, px. */
function at(score: number): number {
  return PAD + (clampScore(score) / SCALE_MAX) * (WIDTH - 2 * PAD);
}

/** A score and its interval on a 0–4 track, 96 × 16 px, for table rows; a target is a tick across it. Without a score only the track is drawn, dashed. */
export function whisker(
  estimate: Estimate,
  options: { title: string; target?: number; theme?: ChartTheme },
): string {
  const { title, target, theme = 'web' } = options;
  const { score, lo, hi } = estimate;
  const mid = HEIGHT / 2;
  const known = score !== null;
  const parts = [
    `<path ${ink(theme, known ? 'grid' : 'void')} d="M${PAD} ${mid}H${WIDTH - PAD}${known ? ticks(mid) : ''}"/>`,
  ];
  if (known && lo != null && hi != null) {
    const from = at(lo);
    const width = Math.max(1, at(hi) - from);
    parts.push(
      `<rect ${ink(theme, 'band')} x="${num(from)}" y="${mid - 3}" width="${num(width)}" height="6" rx="3"/>`,
    );
  }
  // Below the dot, which may stand on it.
  if (target !== undefined)
    parts.push(`<path ${ink(theme, 'target')} d="M${num(at(target))} 1V${HEIGHT - 1}"/>`);
  if (known) parts.push(`<circle ${ink(theme, 'dot')} cx="${num(at(score))}" cy="${mid}" r="3.5"/>`);
  const frame = { width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, title, theme };
  return svgDocument({ ...frame, className: 'chart-inline' }, parts.join(''));
}

function ticks(mid: number): string {
  return [0, 1, 2, 3, 4].map((level) => `M${num(at(level))} ${mid - 2}v4`).join('');
}
