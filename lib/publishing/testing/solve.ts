import { type Mask, sizeOfMask } from './board';
import { type Block, blockOfSum, type Equation, peopleOfSum, type Sum, sumOf } from './equations';
import type { Field } from './field';

/** What a reader works with, and what must not come out. */
export interface System {
  equations: readonly Equation[];
  /** People whose answers the reader does not know anyway. */
  unknown: (block: Block) => Mask;
  /** Fewest people of whose answers something may be known. */
  threshold: (block: Block) => number;
}

/** A combination of published numbers that tells of the answers of too few people. */
export interface Leak {
  people: Mask;
  /** Where their answers are. */
  blocks: readonly Block[];
}

type Row = Map<Sum, number>;

/** Leaves out known sums and zeros, and names each sum by the people in it whose answers are unknown. */
function unknownPart(terms: Row, known: ReadonlySet<Sum>, { unknown }: System, field: Field): Row {
  const row: Row = new Map();
  for (const [sum, coefficient] of terms) {
    const block = blockOfSum(sum);
    const people = peopleOfSum(sum) & unknown(block);
    const own = sumOf(block, people);
    if (people === 0 || known.has(own)) continue;
    const total = field.add(row.get(own) ?? 0, coefficient);
    if (total === 0) row.delete(own);
    else row.set(own, total);
  }
  return row;
}

/**
 * Sums that follow one by one, each from an equation in which everything else is known, and what is left of the other
 * equations. A row whose items are all shown says nothing new, and that is nearly every row.
 */
function stepByStep(system: System, field: Field): { known: Set<Sum>; rest: Row[] } {
  const { equations, unknown } = system;
  const known = new Set<Sum>();
  let left = equations.toSorted((a, b) => a.sums.length - b.sums.length);
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    left = left.filter(({ sums, terms }) => {
      const open = new Set<Sum>();
      for (const sum of sums) {
        const people = peopleOfSum(sum) & unknown(blockOfSum(sum));
        const own = sumOf(blockOfSum(sum), people);
        if (people !== 0 && !known.has(own)) open.add(own);
      }
      if (open.size === 0) return false;
      if (open.size > 1) return true;
      for (const sum of unknownPart(terms(field), known, system, field).keys()) known.add(sum);
      return false;
    });
  }
  const rest = left.map(({ terms }) => unknownPart(terms(field), known, system, field));
  return { known, rest: reduce(rest, field) };
}

/** A row less a multiple of another one, so that its coefficient of `sum` becomes 0. */
function without(row: Row, pivot: Row, sum: Sum, field: Field): void {
  const own = row.get(sum);
  if (own === undefined) return;
  const factor = field.multiply(field.of(-1), field.multiply(own, field.invert(pivot.get(sum) ?? 1)));
  for (const [other, coefficient] of pivot) {
    const total = field.add(row.get(other) ?? 0, field.multiply(factor, coefficient));
    if (total === 0 || other === sum) row.delete(other);
    else row.set(other, total);
  }
}

/** Gauss–Jordan: a basis in which each row has a sum of its own, so that rows meet only where they must. */
function reduce(rows: readonly Row[], field: Field): Row[] {
  const basis: { row: Row; sum: Sum }[] = [];
  for (const row of rows) {
    for (const { row: pivot, sum } of basis) without(row, pivot, sum, field);
    const [sum] = row.keys();
    if (sum === undefined) continue;
    for (const one of basis) without(one.row, row, sum, field);
    basis.push({ row, sum });
  }
  return basis.map(({ row }) => row);
}

/** Equations that have to do with each other: they share answers to an item. */
function components(known: ReadonlySet<Sum>, rest: readonly Row[]): Row[][] {
  const leader = new Map<Block, Block>();
  const find = (block: Block): Block => {
    const up = leader.get(block) ?? block;
    return up === block ? block : find(up);
  };
  const rows = [...[...known].map((sum): Row => new Map([[sum, 1]])), ...rest];
  const blocksOf = (row: Row) => [...row.keys()].map(blockOfSum);
  for (const row of rest) {
    const [first, ...others] = blocksOf(row);
    for (const other of others) leader.set(find(other), find(first ?? other));
  }
  const groups = new Map<Block, Row[]>();
  for (const row of rows) {
    const [block] = blocksOf(row);
    if (block === undefined) continue;
    const group = groups.get(find(block)) ?? [];
    group.push(row);
    groups.set(find(block), group);
  }
  return [...groups.values()];
}

/** People of a block who are in the same sums: whatever combination is made, their answers come in together or not. */
interface Cell {
  block: Block;
  people: Mask;
  sums: readonly Sum[];
  /** Fewer people than may be known about. */
  small: boolean;
}

export function cellsOf(rows: readonly Row[], threshold: System['threshold']): Cell[] {
  const byBlock = new Map<Block, Set<Sum>>();
  for (const row of rows) {
    for (const sum of row.keys()) {
      const own = byBlock.get(blockOfSum(sum)) ?? new Set();
      byBlock.set(blockOfSum(sum), own.add(sum));
    }
  }
  return [...byBlock].flatMap(([block, sums]) => {
    let parts: { people: Mask; sums: Sum[] }[] = [];
    for (const sum of sums) {
      const people = peopleOfSum(sum);
      let rest = people;
      parts = parts.flatMap((part) => {
        rest &= ~part.people;
        const [inside, outside] = [part.people & people, part.people & ~people];
        return [
          ...(inside ? [{ people: inside, sums: [...part.sums, sum] }] : []),
          ...(outside ? [{ people: outside, sums: part.sums }] : []),
        ];
      });
      if (rest !== 0) parts.push({ people: rest, sums: [sum] });
    }
    const fewest = threshold(block);
    return parts.map((part) => ({ block, ...part, small: sizeOfMask(part.people) < fewest }));
  });
}

/** Eliminates the columns one after the other; returns the rows in echelon form with the place of each pivot. */
function echelon(matrix: readonly number[][], field: Field): { row: number[]; pivot: number }[] {
  const found: { row: number[]; pivot: number }[] = [];
  const width = matrix[0]?.length ?? 0;
  let rows = matrix.map((row) => [...row]);
  for (let column = 0; column < width && rows.length > 0; column++) {
    const at = rows.findIndex((row) => row[column] !== 0);
    const [pivot] = at < 0 ? [] : rows.splice(at, 1);
    if (!pivot) continue;
    found.push({ row: pivot, pivot: column });
    const scale = field.multiply(field.of(-1), field.invert(pivot[column] ?? 1));
    rows = rows.map((row) => {
      const own = row[column] ?? 0;
      if (own === 0) return row;
      const factor = field.multiply(own, scale);
      return row.map((value, i) => field.add(value, field.multiply(factor, pivot[i] ?? 0)));
    });
  }
  return found;
}

/** All sets of exactly `size` of the people in a mask. */
function* subsets(people: Mask, size: number): Generator<Mask> {
  if (size === 0) yield 0;
  for (let left = people; left !== 0 && size > 0; ) {
    const lowest = left & -left;
    left ^= lowest;
    for (const rest of subsets(left, size - 1)) yield lowest | rest;
  }
}

/**
 * The smallest circle of people about whose answers alone some combination of the rows tells, if it is smaller than a
 * place it tells of allows. A combination lives on a circle if it vanishes on all others: so there is one if the rows,
 * restricted to the others, have a smaller rank. Only small cells can be in it, so the others come first in elimination,
 * and what they leave are the combinations that are about small cells alone: mostly none.
 */
function smallestCircle(rows: readonly Row[], system: System, field: Field): Leak | null {
  const cells = cellsOf(rows, system.threshold).sort((a, b) => Number(a.small) - Number(b.small));
  if (cells.every(({ small }) => !small)) return null;
  const matrix = rows.map((row) =>
    cells.map(({ sums }) => sums.reduce((sum, own) => field.add(sum, row.get(own) ?? 0), 0)),
  );
  const large = cells.findIndex(({ small }) => small);
  const alone = echelon(matrix, field).filter(({ pivot }) => pivot >= large);
  if (alone.length === 0) return null;
  const rest = alone.map(({ row }) => row.slice(large));
  const small = cells.slice(large);
  const everybody = small.reduce((people, cell) => people | cell.people, 0);
  const most = Math.max(...small.map(({ block }) => system.threshold(block)));
  for (let size = 1; size < most; size++) {
    for (const circle of subsets(everybody, size)) {
      const isIn = ({ people }: Cell) => (people & ~circle) === 0;
      const told = ({ block }: Cell) => system.threshold(block) > size;
      const inside = small.flatMap((cell, i) => (isIn(cell) && told(cell) ? [i] : []));
      if (inside.length === 0) continue;
      const others = small.flatMap((cell, i) => (isIn(cell) ? [] : [i]));
      const rank = (columns: readonly number[]) =>
        echelon(
          rest.map((row) => columns.map((i) => row[i] ?? 0)),
          field,
        ).length;
      if (rank(others) < rank([...others, ...inside])) {
        return { people: circle, blocks: [...new Set(inside.flatMap((i) => small[i]?.block ?? []))] };
      }
    }
  }
  return null;
}

/** Everything that a reader of these equations can work out about too few people, one leak for each place they meet. */
export function leaksOf(system: System, field: Field): Leak[] {
  const { known, rest } = stepByStep(system, field);
  return components(known, rest).flatMap((rows) => smallestCircle(rows, system, field) ?? []);
}
