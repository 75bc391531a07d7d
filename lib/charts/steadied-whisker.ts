import type { Interval } from '@/lib/scoring';
import { ink } from './ink';
import { type ChartTheme, clampScore, num, SCALE_MAX, svgDocument } from './svg';

const WIDTH = 168;
const HEIGHT = 20;
const PAD = 6;

const at = (score: number): number => PAD + (clampScore(score) / SCALE_MAX) * (WIDTH - 2 * PAD);

/** A score as it was measured (open), where it is pulled to (filled, with its interval), and the common mean (tick), on 0–4. */
export function steadiedWhisker(
  { own, pooled, reach, mean }: { own: number; pooled: number; reach: Interval | null; mean: number },
  theme: ChartTheme = 'web',
): string {
  const mid = HEIGHT / 2;
  const parts = [
    `<path ${ink(theme, 'grid')} d="M${PAD} ${mid}H${WIDTH - PAD}"/>`,
    `<path ${ink(theme, 'tick')} d="M${num(at(mean))} 2V${HEIGHT - 2}"/>`,
    reach
      ? `<rect ${ink(theme, 'band')} x="${num(at(reach.lo))}" y="${mid - 3}" width="${num(Math.max(1, at(reach.hi) - at(reach.lo)))}" height="6" rx="3"/>`
      : '',
    `<path ${ink(theme, 'prev')} d="M${num(at(own))} ${mid}H${num(at(pooled))}"/>`,
    `<circle ${ink(theme, 'prev')} cx="${num(at(own))}" cy="${mid}" r="4"/>`,
    `<circle ${ink(theme, 'dot')} cx="${num(at(pooled))}" cy="${mid}" r="3.5"/>`,
  ];
  const frame = { width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, title: '', theme };
  return svgDocument({ ...frame, className: 'chart-inline' }, parts.join(''));
}
