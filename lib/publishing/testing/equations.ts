import { type Board, type Mask, weightsOf } from './board';
import type { Field } from './field';

/** The roll-up of a row over some items and people: what one published number is made of. */
export interface RollUp {
  board: Board;
  row: string;
  /** The roll-up over these items, as if nothing else had been asked; without it, all that the row's score is made of. */
  over?: ReadonlySet<string>;
  /** The round whose model says how much an item weighs, if not its own. */
  weighed?: Board;
  /** People of an item; without it, everybody with a number. */
  among?: (item: string) => Mask;
  /** It is added, or taken away. */
  sign: 1 | -1;
}

/** A published number: its value, and the roll-ups it is the sum of. */
export interface Told {
  label: string;
  value: number;
  rollUps: readonly RollUp[];
}

/** Answers to one item of one round. */
export type Block = number;
/** The sum of the answers of some people to one item of one round. */
export type Sum = number;

const PEOPLE = 65_536;
const ITEMS = 64;

export const blockOf = (round: number, item: number): Block => round * ITEMS + item;
export const placeOfBlock = (block: Block) => ({ round: Math.floor(block / ITEMS), item: block % ITEMS });
export const sumOf = (block: Block, people: Mask): Sum => block * PEOPLE + people;
export const blockOfSum = (sum: Sum): Block => Math.floor(sum / PEOPLE);
export const peopleOfSum = (sum: Sum): Mask => sum % PEOPLE;

/** One linear equation about sums of answers; what it says is its label. */
export interface Equation {
  label: string;
  /** The sums it may be about. */
  sums: readonly Sum[];
  /** Coefficients by sum. */
  terms: (field: Field) => Map<Sum, number>;
}

/** Items that the score of a row is made of. */
export function itemsOfRow(board: Board, row: string): string[] {
  if (board.people.has(row)) return [row];
  return (board.scored.get(row) ?? []).flatMap(({ id }) => itemsOfRow(board, id));
}

const peopleOf = ({ board, among }: RollUp, item: string): Mask =>
  among?.(item) ?? board.people.get(item) ?? 0;

const sumOfItem = (rollUp: RollUp, item: string): Sum =>
  sumOf(blockOf(rollUp.board.round, rollUp.board.items.indexOf(item)), peopleOf(rollUp, item));

/** Weight of the people behind an item. */
function weightBehind(rollUp: RollUp, item: string, field: Field): number {
  const people = peopleOf(rollUp, item);
  let weights = field.of(0);
  for (const { place, weight } of rollUp.board.answers.get(item) ?? []) {
    if (people & (1 << place)) weights = field.add(weights, field.of(weight));
  }
  return weights;
}

/** A published number as an equation about the sums of (weighted) answers to items. */
export function equationOf({ label, rollUps }: Told): Equation {
  const sums = rollUps.flatMap((one) =>
    [...(one.over ?? itemsOfRow(one.board, one.row))].map((id) => sumOfItem(one, id)),
  );
  const terms = (field: Field) => {
    const coefficients = new Map<Sum, number>();
    for (const one of rollUps) {
      for (const [item, share] of weightsOf(one.weighed ?? one.board, one.row, field, one.over)) {
        const behind = weightBehind(one, item, field);
        const own = field.multiply(field.multiply(field.of(one.sign), share), field.invert(behind));
        const sum = sumOfItem(one, item);
        coefficients.set(sum, field.add(coefficients.get(sum) ?? 0, own));
      }
    }
    return coefficients;
  };
  return { label, sums, terms };
}

/** The (weighted) sum of the answers of these people: what an equation says of it is checked against this. */
export function trueSum(boards: readonly Board[], sum: Sum): number {
  const { round, item } = placeOfBlock(blockOfSum(sum));
  const board = boards[round];
  const people = peopleOfSum(sum);
  const answers = board?.answers.get(board.items[item] ?? '') ?? [];
  return answers.reduce(
    (all, { place, weight, value }) => (people & (1 << place) ? all + weight * value : all),
    0,
  );
}
