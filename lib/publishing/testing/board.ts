import type { Model } from '@/lib/model/schema';
import { type Evaluation, evaluate } from '@/lib/scoring/evaluate';
import type { Node } from '@/lib/scoring/node';
import type { Field } from './field';
import type { HistoryRound } from './history';

/** A set of people as the bits of a number: bit i stands for the i-th of a history's people. */
export type Mask = number;

export const sizeOfMask = (mask: Mask): number => {
  let size = 0;
  for (let left = mask; left !== 0; left &= left - 1) size++;
  return size;
};

/** An answer to an item with a score: what it weighs in the score, and its value. */
interface Placed {
  place: number;
  weight: number;
  value: number;
}

interface Branch {
  id: string;
  weight: number;
}

/** A round of a history as the equations need it: who stands behind each number, and how rows are made of items. */
export interface Board {
  round: number;
  evaluation: Evaluation;
  /** Items with a score; the place of an item is its index. */
  items: readonly string[];
  answers: ReadonlyMap<string, readonly Placed[]>;
  /** People with a number, by item with a score. */
  people: ReadonlyMap<string, Mask>;
  /** People whose answers are unknown: those who count, for others may have made up the rest. */
  counted: Mask;
  /** Rows that have a score, and what it is the weighted mean of; nothing for an item. */
  scored: ReadonlyMap<string, readonly Branch[]>;
  /** Everything below each row, scored or not. */
  below: ReadonlyMap<string, readonly Branch[]>;
}

function allBelow(model: Model, quick: boolean): Map<string, Branch[]> {
  const below = new Map<string, Branch[]>();
  const put = (parent: string, id: string, weight: number) =>
    below.set(parent, [...(below.get(parent) ?? []), { id, weight }]);
  for (const { id, weight } of model.frameworks) put('overall', id, weight);
  // The children of a group weigh the same.
  for (const { id, parent, framework, weight } of model.principles)
    put(parent ?? framework, id, parent === null ? weight : 1);
  if (!quick) for (const { id, principle, weight } of model.practices) put(principle, id, weight);
  return below;
}

export function boardOf(history: { people: readonly string[] }, one: HistoryRound, round: number): Board {
  const { input, counts } = one;
  const evaluation = evaluate(input);
  const { sheet, overall, frameworks, principles, practices } = evaluation;
  const placeOf = new Map(history.people.map((id, place) => [id, place]));
  const below = allBelow(input.model, input.mode === 'quick');
  const weightIn = (parent: string, { id, weight }: Node) =>
    below.get(parent)?.find((branch) => branch.id === id)?.weight ?? weight;
  const nodes = [overall, ...frameworks, ...principles, ...practices].filter(({ estimate }) => estimate);
  const scored = new Map(
    nodes.map((node) => [
      node.id,
      node.scored.map((child) => ({ id: child.id, weight: weightIn(node.id, child) })),
    ]),
  );
  const items = sheet.items.map(({ id }) => id).filter((id) => scored.has(id));
  const answers = new Map(
    items.map((id) => [
      id,
      (sheet.tallies.get(id)?.numeric ?? []).map(({ who, weight, value }) => ({
        place: placeOf.get(sheet.people[who] ?? '') ?? 0,
        weight,
        value,
      })),
    ]),
  );
  const people = new Map(
    [...answers].map(([id, own]) => [id, own.reduce((mask, a) => mask | (1 << a.place), 0)]),
  );
  const counted = history.people.reduce((mask, id, place) => (counts(id) ? mask | (1 << place) : mask), 0);
  return { round, evaluation, items, answers, people, counted, scored, below };
}

/**
 * How much each item weighs in the score of a row: the coefficients of the row as a mean of items.
 * @param over S(I) of the methods reference (d): the roll-up over these items, as if nothing else had been asked;
 * without it, the score that stands in the row
 */
export function weightsOf(
  board: Board,
  row: string,
  field: Field,
  over?: ReadonlySet<string>,
): Map<string, number> {
  const isItem = board.people.has(row);
  if (isItem) return new Map(!over || over.has(row) ? [[row, field.of(1)]] : []);
  const branches = (over ? board.below : board.scored).get(row) ?? [];
  const parts = branches.flatMap((branch) => {
    const own = weightsOf(board, branch.id, field, over);
    return own.size > 0 ? [{ own, weight: field.of(branch.weight) }] : [];
  });
  const all = parts.reduce((sum, { weight }) => field.add(sum, weight), 0);
  const weights = new Map<string, number>();
  for (const { own, weight } of parts) {
    const share = field.multiply(weight, field.invert(all));
    for (const [id, value] of own) weights.set(id, field.multiply(share, value));
  }
  return weights;
}
