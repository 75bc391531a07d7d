import type { Interval } from '@/lib/scoring';
import { ink } from './ink';
import { type ChartTheme, num, svgDocument } from './svg';

const WIDTH = 120;
const HEIGHT = 16;
const PAD = 5;
/** Points of change at the ends of the track: a larger one stands at the end. */
const REACH = 2;

const at = (delta: number): number =>
  PAD + ((Math.min(REACH, Math.max(-REACH, delta)) + REACH) / (2 * REACH)) * (WIDTH - 2 * PAD);

/** A change and its interval on a track from −2 to 2 with a mark at 0, 120 × 16 px, for rows whose words say the same. */
export function changeWhisker(delta: number, reach: Interval | null, theme: ChartTheme = 'web'): string {
  const mid = HEIGHT / 2;
  const track = `<path ${ink(theme, 'grid')} d="M${PAD} ${mid}H${WIDTH - PAD}"/>`;
  const zero = `<path ${ink(theme, 'tick')} d="M${num(at(0))} 2V${HEIGHT - 2}"/>`;
  const band = reach
    ? `<rect ${ink(theme, 'band')} x="${num(at(reach.lo))}" y="${mid - 3}" width="${num(Math.max(1, at(reach.hi) - at(reach.lo)))}" height="6" rx="3"/>`
    : '';
  const dot = `<circle ${ink(theme, 'dot')} cx="${num(at(delta))}" cy="${mid}" r="3.5"/>`;
  const frame = { width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, title: '', theme };
  return svgDocument({ ...frame, className: 'chart-inline' }, track + zero + band + dot);
}
