import { hatchPattern, ink } from './ink';
import { type ChartTheme, clampScore, escapeXml, num, SCALE_MAX, shorten, svgDocument } from './svg';

export type BarState = 'ok' | 'provisional' | 'unknown' | 'not_applicable' | 'hidden';

export interface BarRow {
  label: string;
  state: BarState;
  score: number | null;
  lo?: number | null;
  hi?: number | null;
  /** Score of the round before, a short tick on the same track. */
  previous?: number | null;
  /** Level to be reached, a long tick across the track. */
  target?: number;
  /** The formatted score, for example `2.4` or `2,4`. */
  value?: string;
  /** Company of the number, for example `n 7`; for rows without a score, the reason. */
  note?: string;
}

interface Options {
  title: string;
  theme?: ChartTheme;
  /** Unique on the page: names the hatching. Letters, digits and hyphens. */
  id: string;
  /** Print only: width in points. The web chart takes the width of its place without scaling its text. */
  width?: number;
  /** Longest label in characters. */
  maxLabel?: number;
}

const ROW = 44;
const BAR_TOP = 22;
const BAR = 12;
const AXIS = 22;

/** Height of the chart in px for a number of rows, so that a page can reserve it. */
export function barsHeight(rows: number): number {
  return rows * ROW + AXIS;
}

/** Horizontal bars on 0–4, label above each, interval as whisker; dashed when provisional, hatched when unknown, plain grey when hidden. */
export function bars(rows: readonly BarRow[], options: Options): string {
  const { title, id, theme = 'web', width, maxLabel = 40 } = options;
  const fluid = theme === 'web' || width === undefined;
  const x = (score: number) => {
    const share = clampScore(score) / SCALE_MAX;
    return fluid ? `${num(share * 100)}%` : num(share * width);
  };
  const height = barsHeight(rows.length);
  const safeId = id.replace(/[^A-Za-z0-9-]/g, '');
  const pattern = rows.some((row) => row.score === null) ? hatchPattern(safeId, theme) : '';
  const axisY = height - AXIS;
  const grid = [0, 1, 2, 3, 4]
    .map((level) => {
      const anchor = level === 0 ? 'start' : level === SCALE_MAX ? 'end' : 'middle';
      return (
        `<line ${ink(theme, 'grid')} x1="${x(level)}" x2="${x(level)}" y1="${BAR_TOP - 2}" y2="${axisY}"/>` +
        `<text ${ink(theme, 'scale')} x="${x(level)}" y="${axisY + 15}" text-anchor="${anchor}">${level}</text>`
      );
    })
    .join('');
  const body = rows.map((row, index) => barRow(row, index * ROW, { theme, x, safeId, maxLabel })).join('');
  return svgDocument(
    { width: fluid ? '100%' : width, height, title, className: 'chart chart-bars', theme },
    pattern + grid + body,
  );
}

interface Drawing {
  theme: ChartTheme;
  x: (score: number) => string;
  safeId: string;
  maxLabel: number;
}

function barRow(row: BarRow, top: number, { theme, x, safeId, maxLabel }: Drawing): string {
  const y = top + BAR_TOP;
  const label = `<text ${ink(theme, 'label')} x="0" y="${y - 7}">${escapeXml(shorten(row.label, maxLabel))}</text>`;
  if (row.score === null) return label + absent(row, y, theme, x(SCALE_MAX), safeId);
  const value = row.value ? `<tspan ${ink(theme, 'value')}>${escapeXml(row.value)}</tspan>` : '';
  const note = row.note ? `<tspan dx="6">${escapeXml(row.note)}</tspan>` : '';
  const right = `<text ${ink(theme, 'note')} x="${x(SCALE_MAX)}" y="${y - 7}" text-anchor="end">${value}${note}</text>`;
  return label + (value || note ? right : '') + present(row, row.score, y, theme, x);
}

/** A row without a score: a track with its own look, and the reason written inside it. */
function absent(row: BarRow, y: number, theme: ChartTheme, width: string, id: string): string {
  const box = `x="0" y="${y - 1}" height="${BAR + 6}" rx="2" width="${width}"`;
  const look = row.state === 'not_applicable' ? 'track' : 'hidden';
  const ground =
    row.state === 'not_applicable' || row.state === 'hidden'
      ? `<rect ${ink(theme, look)} ${box}/>`
      : `<rect fill="url(#${id})" ${box}/><rect ${ink(theme, 'void')} ${box}/>`;
  const note = row.note
    ? `<text ${ink(theme, 'reason')} x="8" y="${y + 12.5}">${escapeXml(row.note)}</text>`
    : '';
  return ground + note;
}

function present(row: BarRow, score: number, y: number, theme: ChartTheme, x: Drawing['x']): string {
  const look = row.state === 'provisional' ? 'bar-prov' : 'bar';
  const mid = y + BAR / 2;
  const box = `x="0" y="${y}" height="${BAR}" rx="2"`;
  let out = `<rect ${ink(theme, 'track')} ${box} width="${x(SCALE_MAX)}"/><rect ${ink(theme, look)} ${box} width="${x(score)}"/>`;
  if (row.previous != null) {
    const at = x(row.previous);
    out += `<line ${ink(theme, 'tick')} x1="${at}" x2="${at}" y1="${y - 2}" y2="${y + BAR + 2}"/>`;
  }
  if (row.target !== undefined) {
    const at = x(row.target);
    out += `<line ${ink(theme, 'target')} x1="${at}" x2="${at}" y1="${y - 4}" y2="${y + BAR + 4}"/>`;
  }
  if (row.lo != null && row.hi != null) {
    const [lo, hi] = [x(row.lo), x(row.hi)];
    const line = (x1: string, x2: string, y1: number, y2: number) =>
      `<line x1="${x1}" x2="${x2}" y1="${y1}" y2="${y2}"/>`;
    out += `<g ${ink(theme, 'whisker')}>${line(lo, hi, mid, mid)}${line(lo, lo, mid - 3, mid + 3)}${line(hi, hi, mid - 3, mid + 3)}</g>`;
  }
  return out;
}
