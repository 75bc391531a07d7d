import type { Level } from '@/lib/model/schema';
import { hatchPattern, ink, PRINT } from './ink';
import { stairPaths } from './stair';
import { escapeXml, num, shorten, svgDocument } from './svg';

/** The maturity scale of the light theme and the text on it, as sRGB; a test holds them to tokens.css. */
export const SCALE_PRINT: readonly { ground: string; text: string }[] = [
  { ground: '#d5eeee', text: '#141f2b' },
  { ground: '#8bc7ca', text: '#141f2b' },
  { ground: '#4c9ea5', text: '#09131a' },
  { ground: '#1f727d', text: '#fdfcf9' },
  { ground: '#0b4852', text: '#fdfcf9' },
];

export interface HeatMapCellDrawing {
  /** What stands in it: a number, or a sign where there is none. */
  text: string;
  /** Step of the scale; null where there is no score. */
  tone: Level | null;
  state: 'level' | 'provisional' | 'unknown' | 'not_applicable' | 'hidden' | 'not_asked';
  /** No level, and so no stair. */
  bare: boolean;
  /** Arrow and tick. */
  marks: string;
}

export interface HeatMapDrawing {
  title: string;
  subtitle: string;
  columns: readonly { title: string; framework: 'DEV' | 'DAT' | 'MLO' | null }[];
  /** A group's name stands above its teams. */
  rows: readonly ({ group: string } | { name: string; note: string; cells: readonly HeatMapCellDrawing[] })[];
}

const PAD = 24;
const NAME = 230;
const CELL = { width: 46, height: 40 };
const HEAD = 190;
const TITLE = 64;
const LONGEST = { name: 30, column: 30 };

const text = (x: number, y: number, words: string, more: string): string =>
  `<text x="${num(x)}" y="${num(y)}" ${more}>${escapeXml(words)}</text>`;

function drawnCell(cell: HeatMapCellDrawing, x: number, y: number): string {
  const { tone, state, bare, marks } = cell;
  const { width, height } = CELL;
  const colour = tone === null ? null : SCALE_PRINT[tone];
  const box = `x="${num(x)}" y="${num(y)}" width="${width - 2}" height="${height - 2}" rx="3"`;
  const ground = colour
    ? `<rect ${box} fill="${colour.ground}"/>`
    : state === 'unknown'
      ? `<rect ${box} fill="url(#unknown)"/>`
      : `<rect ${box} fill="${PRINT.line}" fill-opacity="0.5"/>`;
  const on = colour?.text ?? PRINT.faint;
  const dashed =
    state === 'provisional'
      ? `<rect x="${num(x + 2)}" y="${num(y + 2)}" width="${width - 6}" height="${height - 6}" rx="2" fill="none" stroke="${on}" stroke-dasharray="3 2"/>`
      : '';
  const stair =
    tone === null || bare
      ? ''
      : `<g transform="translate(${num(x + 6)} ${num(y + 21)}) scale(0.75)">${stairPaths(16, tone, 'level')
          .map(({ d, role }) => `<path d="${d}" fill="${role === 'fill' ? on : 'none'}" stroke="${on}"/>`)
          .join('')}</g>`;
  const middle = x + (width - 2) / 2;
  return (
    ground +
    dashed +
    text(middle, y + 16, cell.text, `fill="${on}" font-size="12" font-weight="600" text-anchor="middle"`) +
    stair +
    (marks ? text(x + width - 7, y + 32, marks, `fill="${on}" font-size="10" text-anchor="end"`) : '')
  );
}

/** The heat map as a picture of its own, in the colours of the light theme: of exactly what stands on the page. */
export function heatMapSvg({ title, subtitle, columns, rows }: HeatMapDrawing): {
  markup: string;
  width: number;
  height: number;
} {
  const width = 2 * PAD + NAME + columns.length * CELL.width;
  const top = PAD + TITLE + HEAD;
  const height = top + rows.length * CELL.height + PAD;
  const left = (at: number) => PAD + NAME + at * CELL.width;
  const heads = columns.map(({ title: name, framework }, at) => {
    const middle = left(at) + CELL.width / 2;
    const edge = framework
      ? `<path d="M${num(left(at))} ${top - 5}h${CELL.width - 2}" ${ink('print', `edge-${framework}`)}/>`
      : '';
    return (
      edge +
      text(
        0,
        0,
        shorten(name, LONGEST.column),
        `transform="translate(${num(middle + 4)} ${top - 12}) rotate(-90)" fill="${PRINT.ink}" font-size="12"`,
      )
    );
  });
  const lines = rows.map((row, at) => {
    const y = top + at * CELL.height;
    if (!('cells' in row))
      return text(
        PAD,
        y + 26,
        shorten(row.group, 80),
        `fill="${PRINT.ink}" font-size="14" font-weight="600"`,
      );
    return (
      text(
        PAD,
        y + 17,
        shorten(row.name, LONGEST.name),
        `fill="${PRINT.ink}" font-size="13" font-weight="500"`,
      ) +
      text(PAD, y + 32, shorten(row.note, 38), `fill="${PRINT.soft}" font-size="11"`) +
      row.cells.map((cell, column) => drawnCell(cell, left(column), y)).join('')
    );
  });
  const content = [
    hatchPattern('unknown', 'print'),
    `<rect width="${width}" height="${height}" fill="${PRINT.paper}"/>`,
    text(PAD, PAD + 18, title, `fill="${PRINT.ink}" font-size="18" font-weight="600"`),
    text(PAD, PAD + 40, subtitle, `fill="${PRINT.soft}" font-size="13"`),
    ...heads,
    ...lines,
  ].join('');
  return {
    markup: svgDocument({ width, height, viewBox: `0 0 ${width} ${height}`, title, theme: 'print' }, content),
    width,
    height,
  };
}
