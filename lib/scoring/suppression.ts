import type { Model } from '@/lib/model/schema';
import { byCodeUnit } from './stats';
import type { ScoreRow } from './types';

/** A scored row in the tree of weighted means: its score is a known mean of its children's. */
interface Cell {
  id: string;
  n: number;
  children: Cell[];
}

/** What suppression must know of a row. */
type Suppressible = Pick<ScoreRow, 'scope' | 'id' | 'status' | 'score' | 'n'>;

/** Who looks decides the threshold (scoring reference 3.11): fewest respondents behind a shown number. */
export interface Viewer {
  /** 3 to 10; publishing asks for each of them. */
  threshold: number;
  /** Id of the row above, or null: see `parentIn`. */
  parentOf: (row: Pick<ScoreRow, 'scope' | 'id'>) => string | null;
}

/** Scored rows as a tree, children before parents. A row without a score feeds nothing and gives nothing away. */
function scoredCells(rows: readonly Suppressible[], parentOf: Viewer['parentOf']): Cell[] {
  const scored = rows.filter((row) => row.score !== null);
  const cells = new Map(scored.map(({ id, n }): [string, Cell] => [id, { id, n, children: [] }]));
  const roots: Cell[] = [];
  for (const row of scored) {
    const cell = cells.get(row.id);
    const parent = cells.get(parentOf(row) ?? '');
    if (cell) (parent ? parent.children : roots).push(cell);
  }
  const bottomUp = (cell: Cell): Cell[] => [...cell.children.flatMap(bottomUp), cell];
  return roots.flatMap(bottomUp);
}

/** Fewest people first, ties by id. */
const smallestOf = (cells: readonly Cell[]): Cell | undefined =>
  [...cells].sort((a, b) => a.n - b.n || byCodeUnit(a.id, b.id))[0];

/**
 * Ids of the rows to hide (scoring reference 3.11). First every row with fewer people than
 * the threshold, unless it has neither people nor a score. Then, wherever a shown
 * mean has hidden children, one more child that alone has enough people: what is left after subtracting the shown
 * siblings is then a mixture over at least `threshold` people. Two hidden thin siblings are not enough, since the
 * same few people may be behind both. A hidden child takes one of its own children along, down to a single answer
 * row, or it could be put together again from below. Without another child, the parent is hidden.
 */
export function suppress(rows: readonly Suppressible[], { threshold, parentOf }: Viewer): Set<string> {
  // A score may be made of people none of whom counts (publishing rule, P6): that is as thin as one can be.
  const thin = rows.filter(
    ({ n, score, status }) => n < threshold && (n > 0 || score !== null) && status !== 'not_applicable',
  );
  const hidden = new Set(thin.map((row) => row.id));
  // One that is hidden for want of a sibling is none, but no parent of it is left to cover: children come first.
  const isCover = (cell: Cell) => hidden.has(cell.id) && cell.n >= threshold;

  const cover = (cell: Cell): void => {
    hidden.add(cell.id);
    if (cell.children.some(isCover)) return;
    const next = smallestOf(cell.children.filter((child) => !hidden.has(child.id)));
    if (next) cover(next);
  };

  for (const cell of scoredCells(rows, parentOf)) {
    const { id, children } = cell;
    if (hidden.has(id) || !children.some((child) => hidden.has(child.id))) continue;
    const next = smallestOf(children.filter((child) => !hidden.has(child.id)));
    if (next) cover(next);
    else if (children.length === 1) hidden.add(id);
  }
  return hidden;
}

/** Finds the row above: practice → leaf → group → framework → overall. */
export function parentIn(model: Model): Viewer['parentOf'] {
  const principles = new Map(model.principles.map((p) => [p.id, p.parent ?? p.framework]));
  const practices = new Map(model.practices.map((p) => [p.id, p.principle]));
  return ({ scope, id }) => {
    if (scope === 'practice') return practices.get(id) ?? null;
    if (scope === 'principle') return principles.get(id) ?? null;
    return scope === 'framework' ? 'overall' : null;
  };
}
