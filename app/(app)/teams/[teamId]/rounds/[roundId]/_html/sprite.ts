import { Html, html } from '@/app/_lib/html';
import { type StairSize, type StairState, stair } from '@/lib/charts/stair';
import { LEVELS, type Level } from '@/lib/model/schema';
import { lookOf } from '@/lib/results/look';
import type { ResultRow } from '@/lib/results/types';

const idOf = (size: StairSize, level: Level | null, state: StairState) => `s${size}${state}${level ?? ''}`;

/** A stair without the frame around it, so that the page draws it once and points to it from every row. */
function symbol(size: StairSize, level: Level | null, state: StairState): Html {
  const inner = stair(level, { title: '', size, state }).replace(/^<svg[^>]*>|<\/svg>$/g, '');
  return html`<g id="${idOf(size, level, state)}" class="stair stair-${size} is-${state}">${Html.chart(inner)}</g>`;
}

const symbols = (size: StairSize): Html[] => [
  ...LEVELS.flatMap((level) => [symbol(size, level, 'level'), symbol(size, level, 'provisional')]),
  ...(['unknown', 'hidden', 'not_applicable'] as const).map((state) => symbol(size, null, state)),
];

/** Every mark that `mark` points to; once on the page. */
export const SPRITE = html`<svg class="r-sprite" width="0" height="0" aria-hidden="true"><defs>${symbols(16)}${symbols(20)}</defs></svg>`;

/** The stair mark of a row; words always stand beside it. */
export function mark(row: ResultRow, size: 16 | 20 = 16): Html {
  const { level, state } = lookOf(row);
  return html`<svg class="r-mark" width="${size}" height="${size}" aria-hidden="true"><use href="#${idOf(size, level, state)}"/></svg>`;
}
