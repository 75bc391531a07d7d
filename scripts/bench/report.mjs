/** @param {number[]} numbers at least one */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The smallest of the numbers that at least this share of them do not exceed.
 * @param {number[]} numbers at least one
 * @param {number} share above 0, up to 1
 */
export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1];
}

/**
 * @typedef {object} Line
 * @property {string} name
 * @property {number} [value] measured
 * @property {string} unit
 * @property {number} [floor] the same of an empty application
 * @property {{ atLeast?: number, atMost?: number, unit?: string }} [budget] `atLeast` is a share of the floor,
 *   `atMost` is in the line's unit; none: for information
 * @property {string} [problem] why it could not be measured
 */

/**
 * @param {Line} line
 * @returns {'ok' | 'over' | 'info'} what could not be measured is over
 */
export function verdict({ value, floor, budget, problem }) {
  if (problem !== undefined) return 'over';
  if (!budget) return 'info';
  if (!Number.isFinite(value)) return 'over';
  if (budget.atLeast !== undefined) return value / floor >= budget.atLeast ? 'ok' : 'over';
  return value <= budget.atMost ? 'ok' : 'over';
}

const head = ['', 'measured', 'floor', 'ratio', 'budget', ''];

/**
 * A table for a terminal: one row per line, columns aligned.
 * @param {Line[]} lines
 */
export function table(lines) {
  const rows = [head, ...lines.map(cells)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cells(line) {
  const { name, value, unit, floor, problem } = line;
  if (problem !== undefined) return [name, '–', '–', '–', budgetWords(line), 'over'];
  const ratio = floor ? percent(value / floor) : '–';
  return [name, amount(value, unit), amount(floor, unit), ratio, budgetWords(line), verdict(line)];
}

function budgetWords({ budget, unit }) {
  if (!budget) return '–';
  return budget.atLeast === undefined ? `≤ ${budget.atMost} ${unit}` : `≥ ${percent(budget.atLeast)}`;
}

// Rounded down, so that a share just under its budget does not read as if it were on it.
const percent = (share) => `${Math.floor(share * 1000) / 10} %`;

function amount(number, unit) {
  if (number === undefined) return '–';
  return `${number >= 100 ? Math.round(number) : number.toFixed(1)} ${unit}`;
}
