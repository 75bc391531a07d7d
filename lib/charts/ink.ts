import type { ChartTheme } from './svg';

/** Colours of the light theme as sRGB, for places without style sheets. Converted from tokens.css. */
export const PRINT = {
  ink: '#141f2b',
  soft: '#434e5a',
  faint: '#5c6670',
  line: '#e0dcd4',
  mark: '#0a515c',
  markSoft: '#badcdd',
  unknown: '#838078',
  accent: '#27478f',
  paper: '#ffffff',
  DEV: '#b97424',
  DAT: '#a04879',
  MLO: '#2981bb',
} as const;

/**
 * Everything a chart can draw. The key is the web class without its `c-`; the value is how print looks.
 * charts.css has one rule per key, and a test holds the two lists together.
 */
const ROLES = {
  grid: `fill="none" stroke="${PRINT.line}"`,
  spoke: `fill="none" stroke="${PRINT.line}" stroke-width="0.6"`,
  leader: `fill="none" stroke="${PRINT.line}"`,
  track: `fill="${PRINT.line}" fill-opacity="0.5"`,
  area: `fill="${PRINT.mark}" fill-opacity="0.16"`,
  line: `fill="none" stroke="${PRINT.mark}" stroke-width="2" stroke-linejoin="round"`,
  prev: `fill="none" stroke="${PRINT.soft}" stroke-width="1.2" stroke-linejoin="round"`,
  plan: `fill="none" stroke="${PRINT.accent}" stroke-width="1.6" stroke-dasharray="5 3" stroke-linejoin="round"`,
  dots: `fill="none" stroke="${PRINT.mark}" stroke-width="6" stroke-linecap="round"`,
  dot: `fill="${PRINT.mark}"`,
  ring: `fill="${PRINT.paper}" stroke="${PRINT.soft}" stroke-width="1.6"`,
  interval: `fill="none" stroke="${PRINT.mark}" stroke-width="3" stroke-opacity="0.35"`,
  margin: `fill="none" stroke="${PRINT.mark}" stroke-width="1.5" stroke-opacity="0.6" stroke-dasharray="1 3"`,
  whisker: `fill="none" stroke="${PRINT.ink}" stroke-width="1.4"`,
  band: `fill="${PRINT.mark}" fill-opacity="0.28"`,
  bar: `fill="${PRINT.mark}" fill-opacity="0.72"`,
  'bar-prov': `fill="${PRINT.mark}" fill-opacity="0.2" stroke="${PRINT.mark}" stroke-width="1.2" stroke-dasharray="4 3"`,
  tick: `fill="none" stroke="${PRINT.soft}" stroke-width="2"`,
  target: `fill="none" stroke="${PRINT.ink}" stroke-width="1.4"`,
  'target-line': `fill="none" stroke="${PRINT.soft}" stroke-width="1" stroke-dasharray="1 3" stroke-linecap="round"`,
  hatch: `fill="none" stroke="${PRINT.unknown}" stroke-width="1" stroke-opacity="0.7"`,
  void: `fill="none" stroke="${PRINT.unknown}" stroke-dasharray="3 3"`,
  hidden: `fill="${PRINT.line}"`,
  broken: `fill="none" stroke="${PRINT.mark}" stroke-width="1.5" stroke-dasharray="2 3"`,
  event: `fill="none" stroke="${PRINT.faint}" stroke-dasharray="1 3"`,
  step: `fill="${PRINT.accent}" stroke="${PRINT.paper}" stroke-width="1.5"`,
  label: `fill="${PRINT.ink}" font-size="13"`,
  /** Names around the radar: larger in print, where the wheel shrinks to the width of a page. */
  name: `fill="${PRINT.ink}" font-size="15.5"`,
  value: `fill="${PRINT.ink}" font-weight="bold"`,
  note: `fill="${PRINT.soft}" font-size="12"`,
  reason: `fill="${PRINT.ink}" font-size="11"`,
  scale: `fill="${PRINT.faint}" font-size="11"`,
  'edge-DEV': `fill="none" stroke="${PRINT.DEV}" stroke-width="3"`,
  'edge-DAT': `fill="none" stroke="${PRINT.DAT}" stroke-width="3"`,
  'edge-MLO': `fill="none" stroke="${PRINT.MLO}" stroke-width="3"`,
} as const;

export type InkRole = keyof typeof ROLES;
export const INK_ROLES = Object.keys(ROLES) as InkRole[];

/** The attribute that gives an element its look: a class on the web, literal colours in print. */
export function ink(theme: ChartTheme, role: InkRole): string {
  return theme === 'web' ? `class="c-${role}"` : ROLES[role];
}

/** Diagonal lines named `id`, for `fill="url(#id)"`: unknown, never a level. */
export function hatchPattern(id: string, theme: ChartTheme): string {
  return (
    `<defs><pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse">` +
    `<path ${ink(theme, 'hatch')} d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5"/></pattern></defs>`
  );
}
