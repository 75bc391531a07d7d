import type { Model } from '@/lib/model/schema';
import { parentIn } from '../anonymity';
import { readSheet } from '../sheet';
import type { RoundInput, ScoreRow } from '../types';

/** Reduces the rows of a matrix to a basis and returns its size. */
function rank(matrix: readonly (readonly number[])[]): number {
  let rows = matrix.map((row) => [...row]);
  const width = rows[0]?.length ?? 0;
  let found = 0;
  for (let column = 0; column < width; column++) {
    const size = (row: readonly number[]) => Math.abs(row[column] ?? 0);
    const pivot = rows.reduce<number[] | undefined>(
      (best, r) => (size(r) > (best ? size(best) : 1e-9) ? r : best),
      undefined,
    );
    if (!pivot) continue;
    found++;
    rows = rows
      .filter((row) => row !== pivot)
      .map((row) => row.map((v, i) => v - ((pivot[i] ?? 0) * (row[column] ?? 0)) / (pivot[column] ?? 1)));
  }
  return found;
}

/** Each scored row as a weighted sum of the scored items below it, computed from the model alone. */
function asSumsOfItems(
  model: Model,
  rows: readonly ScoreRow[],
): { items: string[]; sums: Map<string, number[]> } {
  const parentOf = parentIn(model);
  const scored = rows.filter((row) => row.score !== null);
  const below = (id: string) => scored.filter((row) => parentOf(row) === id);
  const items = scored.filter((row) => below(row.id).length === 0).map((row) => row.id);
  const groups = new Set(model.principles.map((p) => p.parent));
  const weights = new Map(
    [...model.frameworks, ...model.principles, ...model.practices].map((x) => [x.id, x.weight]),
  );
  const vectorOf = (row: ScoreRow): number[] => {
    const children = below(row.id);
    if (children.length === 0) return items.map((id) => (id === row.id ? 1 : 0));
    const parts = children.map((child) => ({
      vector: vectorOf(child),
      weight: groups.has(row.id) ? 1 : (weights.get(child.id) ?? 1),
    }));
    const total = parts.reduce((sum, { weight }) => sum + weight, 0);
    return items.map((_, i) =>
      parts.reduce((sum, { vector, weight }) => sum + (weight * (vector[i] ?? 0)) / total, 0),
    );
  };
  return { items, sums: new Map(scored.map((row) => [row.id, vectorOf(row)])) };
}

/** All sets of k of the people. */
function subsets(people: readonly number[], k: number): number[][] {
  if (k === 0) return [[]];
  return people.flatMap((first, i) => subsets(people.slice(i + 1), k - 1).map((rest) => [first, ...rest]));
}

export interface Findings {
  /** Thin rows whose mean is a combination of the shown scores. */
  recovered: string[];
  /** Circles of fewer than `threshold` people of whose answers alone some combination of the shown scores tells. */
  circles: number[][];
}

/**
 * What a reader with a pencil gets out of the shown scores by any adding, subtracting and scaling.
 * @param rows the whole scorecard of the round
 * @param shown ids of the rows the reader sees
 */
export function attack(
  input: RoundInput,
  rows: readonly ScoreRow[],
  shown: ReadonlySet<string>,
  threshold: number,
): Findings {
  const { items, sums } = asSumsOfItems(input.model, rows);
  const known = [...sums].filter(([id]) => shown.has(id)).map(([, vector]) => vector);
  const knownRank = rank(known);
  const isThin = ({ n }: ScoreRow) => n > 0 && n < threshold;
  const recovered = rows.filter((row) => {
    const vector = sums.get(row.id);
    return vector && isThin(row) && rank([...known, vector]) === knownRank;
  });
  const { tallies, people } = readSheet(input);
  const behind = items.map((id) => new Set(tallies.get(id)?.numeric.map((c) => c.who)));
  const circles = subsets([...people.keys()], Math.min(threshold - 1, people.length)).filter((circle) => {
    const others = behind.flatMap((who, i) => ([...who].every((w) => circle.includes(w)) ? [] : [i]));
    return rank(known.map((vector) => others.map((i) => vector[i] ?? 0))) < knownRank;
  });
  return { recovered: recovered.map((row) => row.id), circles };
}
