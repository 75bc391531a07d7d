import { roundHalfAway } from '@/lib/i18n/round';
import type { Lang } from '@/lib/model/schema';

/** A cell: text, a number with a fixed number of decimals, or a calendar day YYYY-MM-DD; null is an empty cell. */
export type Cell = string | { number: number; decimals: number } | { day: string } | null;

export interface Column<Row> {
  header: string;
  cell: (row: Row) => Cell;
}

const BOM = '\uFEFF';
const SEPARATOR: Readonly<Record<Lang, string>> = { en: ',', 'pt-BR': ';' };

/** A score or gain with the four decimals of exports. */
export const scoreText = (value: number | null): Cell =>
  value === null ? null : { number: value, decimals: 4 };
export const whole = (value: number | null): Cell => (value === null ? null : { number: value, decimals: 0 });
export const day = (value: string | null): Cell => (value === null ? null : { day: value });

/**
 * A table as CSV by RFC 4180: CRLF, quotes doubled, preceded by a byte order mark so that spreadsheets read UTF-8.
 * pt-BR: `;` between cells, decimal comma, days as dd/mm/yyyy, as a Brazilian spreadsheet expects; en: `,`, decimal
 * point, ISO days. Text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers.
 */
export function toCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[], locale: Lang): string {
  const lines = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ];
  return BOM + lines.map((cells) => csvLine(cells, locale)).join('');
}

/** One line of such a table, for files that are written line by line. */
export const csvLine = (cells: readonly Cell[], locale: Lang): string =>
  `${cells.map((cell) => write(cell, locale)).join(SEPARATOR[locale])}\r\n`;

function write(cell: Cell, locale: Lang): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return quote(withoutFormula(cell));
  if ('day' in cell) return locale === 'pt-BR' ? cell.day.split('-').reverse().join('/') : cell.day;
  const plain = fixed(cell.number, cell.decimals);
  return locale === 'pt-BR' ? plain.replace('.', ',') : plain;
}

/** Half away from zero, as pages round; empty for what is not a number. */
const fixed = (value: number, decimals: number): string =>
  Number.isFinite(value) ? roundHalfAway(value, decimals).toFixed(decimals) : '';

/** Everything that ends a cell or line for any spreadsheet is quoted, whatever its separator. */
function quote(text: string): string {
  return /[",;\t\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet takes as the start of a formula, full-width forms included. */
const FORMULA = /[=+\-@＝＋－＠﹢﹣]/;
const SEPARATES = /[,;\t\r\n]/;
const INVISIBLE = /[\s\p{Cf}\p{Cc}]/u;

/**
 * Puts an apostrophe before a formula sign at the start of a cell, after blanks and invisible characters, and before
 * a leading tab or carriage return. The same after a separator or line end: a spreadsheet with other settings cuts there.
 */
function withoutFormula(text: string): string {
  let safe = /^[\t\r]/.test(text) ? "'" : '';
  let atStart = true;
  for (const character of text) {
    if (atStart && FORMULA.test(character)) safe += "'";
    safe += character;
    atStart = SEPARATES.test(character) || (atStart && INVISIBLE.test(character));
  }
  return safe;
}
