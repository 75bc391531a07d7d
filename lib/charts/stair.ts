import type { Level } from '@/lib/model/schema';
import { PRINT } from './ink';
import { type ChartTheme, svgDocument } from './svg';

/** What a stair can say. `provisional` has a level whose interval reaches another one. */
export type StairState = 'level' | 'provisional' | 'unknown' | 'not_applicable' | 'hidden';
export type StairSize = 16 | 20 | 32;

/** One path of the mark: `fill` is climbed, `outline` is ahead, `hatch` is unknown, `mute` is not shown. */
export interface StairPath {
  d: string;
  role: 'fill' | 'outline' | 'dashed' | 'hatch' | 'ground' | 'mute';
}

interface Grid {
  /** Left edge of the first tread and width of the line, in px: chosen so that every edge falls on a pixel. */
  origin: number;
  stroke: number;
  steps: readonly [number, number, number, number, number];
}

const GRIDS: Record<StairSize, Grid> = {
  16: { origin: 0.5, stroke: 1, steps: [3, 3, 3, 3, 3] },
  20: { origin: 0.5, stroke: 1, steps: [4, 4, 3, 4, 4] },
  32: { origin: 1, stroke: 2, steps: [6, 6, 6, 6, 6] },
};

/** Width of the stair's line in px at a size. */
export function stairStroke(size: StairSize): number {
  return GRIDS[size].stroke;
}

/** Silhouette of the first `count` steps (1–5), closed along the ground. */
function silhouette(size: StairSize, count: number): string {
  const { origin, steps } = GRIDS[size];
  const climbed = steps.slice(0, count);
  const width = climbed.reduce((sum, step) => sum + step, 0);
  return `M${origin} ${size - origin}${climbed.map((step) => `v-${step}h${step}`).join('')}v${width}z`;
}

/** Lines that climb with the stair, inside its silhouette: no clipping needed. */
function hatching(size: StairSize): string {
  const { origin, steps } = GRIDS[size];
  const end = size - origin;
  const starts = [steps[0], steps[0] + steps[1] + steps[2], steps[0] + steps[1] + steps[2] + steps[3]];
  return starts.map((offset) => `M${origin + offset} ${end}L${end} ${origin + offset}`).join('');
}

/**
 * The product's mark as paths on a `size` × `size` grid. A level fills as many steps as one stands on:
 * level 0 the ground step, level 4 all five. A null level is unknown.
 */
export function stairPaths(size: StairSize, level: Level | null, state: StairState): StairPath[] {
  const { origin } = GRIDS[size];
  if (state === 'hidden') return [{ d: silhouette(size, 5), role: 'mute' }];
  if (state === 'not_applicable') {
    return [{ d: `M${origin} ${size - origin}H${size - origin}`, role: 'ground' }];
  }
  if (state === 'unknown' || level === null) {
    return [
      { d: hatching(size), role: 'hatch' },
      { d: silhouette(size, 5), role: 'dashed' },
    ];
  }
  return [
    { d: silhouette(size, level + 1), role: 'fill' },
    { d: silhouette(size, 5), role: state === 'provisional' ? 'dashed' : 'outline' },
  ];
}

const PRINT_LOOK: Record<StairPath['role'], string> = {
  fill: `fill="${PRINT.mark}" stroke="${PRINT.mark}"`,
  outline: `fill="none" stroke="${PRINT.mark}"`,
  dashed: `fill="none" stroke="${PRINT.mark}" stroke-dasharray="2 1"`,
  hatch: `fill="none" stroke="${PRINT.unknown}"`,
  ground: `fill="none" stroke="${PRINT.unknown}"`,
  mute: `fill="${PRINT.line}" stroke="none"`,
};

/** The mark as an SVG string for PDF, PNG and e-mail. `title` is its accessible name; empty means decoration. */
export function stair(
  level: Level | null,
  options: { title: string; size?: StairSize; state?: StairState; theme?: ChartTheme },
): string {
  const { title, size = 16, theme = 'web' } = options;
  const state = level === null && options.state === undefined ? 'unknown' : (options.state ?? 'level');
  const body = stairPaths(size, level, state)
    .map(({ d, role }) => {
      if (theme === 'web') return `<path class="stair-${role}" d="${d}"/>`;
      const faded = role === 'fill' && state === 'provisional' ? ' fill-opacity="0.5" stroke="none"' : '';
      const look = faded ? `fill="${PRINT.mark}"${faded}` : PRINT_LOOK[role];
      return `<path ${look} stroke-width="${GRIDS[size].stroke}" d="${d}"/>`;
    })
    .join('');
  const className = `stair stair-${size} is-${state}`;
  return svgDocument(
    { width: size, height: size, viewBox: `0 0 ${size} ${size}`, title, className, theme },
    body,
  );
}
