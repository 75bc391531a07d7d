type Step = (at: number, last: number) => number;

const ACROSS: Readonly<Record<string, Step>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
};
const DOWN: Readonly<Record<string, Step>> = {
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  PageUp: (at) => at - 10,
  PageDown: (at) => at + 10,
};

/** What takes the focus in a cell: its links or its box, else the cell itself. */
function focusables(cell: Element): HTMLElement[] {
  const inside = [...cell.querySelectorAll<HTMLElement>('a, input')];
  return inside.length > 0 ? inside : [cell as HTMLElement];
}

const held = (at: number, last: number): number => Math.min(last, Math.max(0, at));

/** Makes a grid one stop of the tab key: the rest is reached with the arrow keys. */
export function oneStop(table: HTMLTableElement, stop?: HTMLElement): void {
  const all = [...table.querySelectorAll('th, td')].flatMap(focusables);
  for (const element of all) element.tabIndex = -1;
  const first = stop ?? all[0];
  if (first) first.tabIndex = 0;
}

interface Place {
  rows: readonly HTMLTableRowElement[];
  row: number;
  cell: HTMLTableCellElement;
  target: Element;
  /** The column that was gone down in last: the one cell of a group's row stands for all. */
  column: number;
}

/** Where a key leads; null where it leads nowhere. */
function aim({ rows, row, cell, target, column }: Place, key: string, toEdge: boolean): HTMLElement | null {
  const across = ACROSS[key];
  if (across && !toEdge) {
    const own = focusables(cell);
    const within = key.startsWith('Arrow')
      ? own[own.indexOf(target as HTMLElement) + (key === 'ArrowLeft' ? -1 : 1)]
      : undefined;
    if (within && own.includes(target as HTMLElement)) return within;
    const cells = rows[row]?.cells;
    const next = cells?.[held(across(cell.cellIndex, cells.length - 1), cells.length - 1)];
    return next && next !== cell ? (focusables(next)[0] ?? null) : null;
  }
  const down = DOWN[key];
  if (!across && !down) return null;
  const last = rows.length - 1;
  const cells = rows[down ? held(down(row, last), last) : key === 'Home' ? 0 : last]?.cells;
  const next = cells?.[held(down ? column : key === 'Home' ? 0 : cells.length - 1, cells.length - 1)];
  return next ? (focusables(next)[0] ?? null) : null;
}

/** Moves the focus from cell to cell; true where the key is one of those that do. Rows that are folded away are passed over. */
export function moveFocus(table: HTMLTableElement, target: Element, key: string, toEdge: boolean): boolean {
  const cell = target.closest<HTMLTableCellElement>('th, td');
  const rows = [...table.rows].filter((one) => one.offsetParent !== null);
  const row = rows.indexOf(cell?.parentElement as HTMLTableRowElement);
  if (!cell || row < 0 || !(key in ACROSS || key in DOWN)) return false;
  const column = cell.colSpan > 1 ? Number(table.dataset.column ?? 0) : cell.cellIndex;
  table.dataset.column = String(column);
  const next = aim({ rows, row, cell, target, column }, key, toEdge);
  if (next) {
    oneStop(table, next);
    next.focus();
  }
  return true;
}
