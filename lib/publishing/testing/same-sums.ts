import type { Level } from '@/lib/model/schema';
import type { Counted } from '@/lib/scoring/sheet';
import { versionsAt } from '../publish';
import type { PublishedChange, PublishedRow } from '../types';
import type { History } from './history';
import type { Step } from './publish-all';

/** Answers that are moved without any sum that a viewer sees being moved. */
export interface Move {
  round: number;
  changes: readonly { item: string; person: string; value: Level }[];
}

const LEVELS: readonly Level[] = [0, 1, 2, 3, 4];
const levelAt = (value: number): Level | null => LEVELS.find((level) => level === value) ?? null;

function numbersOf({ board }: Step, item: string): (Counted & { person: string })[] {
  const { sheet } = board.evaluation;
  return (sheet.tallies.get(item)?.numeric ?? []).map((one) => ({
    ...one,
    person: sheet.people[one.who] ?? '',
  }));
}

/**
 * One person a level up, another one down: two who are in the same sums of an item that are shown at a threshold, and
 * weigh the same.
 */
export function withinCells(step: Step, item: string, threshold: number): Move[] {
  const { board, ledger } = step;
  const shown = (ledger.get(item) ?? []).filter(({ upTo }) => upTo >= threshold);
  const cells = new Map<string, (Counted & { person: string })[]>();
  for (const one of numbersOf(step, item)) {
    const cell = [one.weight, ...shown.map(({ people }) => people.has(one.person))].join();
    cells.set(cell, [...(cells.get(cell) ?? []), one]);
  }
  return [...cells.values()].flatMap((cell): Move[] => {
    const [low, high] = [cell.find(({ value }) => value < 4), cell.findLast(({ value }) => value > 0)];
    if (!low || !high || low === high) return [];
    const [up, down] = [levelAt(low.value + 1), levelAt(high.value - 1)];
    if (up === null || down === null) return [];
    const changes = [
      { item, person: low.person, value: up },
      { item, person: high.person, value: down },
    ];
    return [{ round: board.round, changes }];
  });
}

/** Answers raised or lowered by a total, from the first on; null if the scale is too short for it. */
function moved(answers: readonly (Counted & { person: string })[], item: string, total: number) {
  let left = total;
  const changes = answers.flatMap(({ person, value }) => {
    const by = left > 0 ? Math.min(left, 4 - value) : Math.max(left, -value);
    const level = levelAt(value + by);
    left -= by;
    return by === 0 || level === null ? [] : [{ item, person, value: level }];
  });
  return left === 0 ? changes : null;
}

/** Two hidden items of one row, moved against each other so that the score of the row stays what it is. */
export function betweenHidden(step: Step, row: string, threshold: number): Move[] {
  const { board, publication } = step;
  const hidden = (board.scored.get(row) ?? []).filter(
    ({ id }) => board.people.has(id) && (publication.items.get(id)?.upTo ?? 0) < threshold,
  );
  const [one, other] = hidden;
  if (!one || !other) return [];
  const [a, b] = [numbersOf(step, one.id), numbersOf(step, other.id)];
  const isPlain = [...a, ...b].every(({ weight }) => weight === 1);
  // One answer of an item of n people moves the row by weight / n.
  const [up, down] = [a.length * other.weight * 2, b.length * one.weight * 2];
  const factor =
    [1, 2, 4].find((by) => Number.isInteger(up / by) && Number.isInteger(down / by) && up / by < 5) ?? 1;
  for (const sign of [1, -1]) {
    const first = moved(a, one.id, (sign * up) / factor);
    const second = moved(b, other.id, (-sign * down) / factor);
    if (isPlain && first && second) return [{ round: board.round, changes: [...first, ...second] }];
  }
  return [];
}

/** The history with the answers moved. */
export function withMove(history: History, { round, changes }: Move): History {
  const rounds = history.rounds.map((one, i) => {
    if (i !== round) return one;
    const respondents = one.input.respondents.map((respondent) => {
      const own = changes.filter(({ person }) => person === respondent.id);
      const answers = Object.fromEntries(own.map(({ item, value }) => [item, value]));
      return { ...respondent, answers: { ...respondent.answers, ...answers } };
    });
    return { ...one, input: { ...one.input, respondents } };
  });
  return { ...history, rounds };
}

/** Numbers to nine places: sums of the same numbers in another order are the same. */
const told = (view: object): string =>
  JSON.stringify(view, (_, value) => (typeof value === 'number' ? Math.round(value * 1e9) / 1e9 + 0 : value));

/** A row without what a shown spread tells. */
const rowBesideSpread = ({ ci95, levelRange, median, ad, agreement, polarised, ...row }: PublishedRow) => ({
  ...row,
  has: [ci95, levelRange, median, ad, agreement].map((own) => own !== null),
  ...(median === null ? { polarised } : {}),
});

/** A change without what its interval tells: the word, how strong it may be, and whether a headline names it. */
const changeBesideSpread = ({ ci95, verdict, strongest, named, linked, ...change }: PublishedChange) =>
  ci95 === null ? { ...change, verdict, strongest, named } : { ...change, interval: true };

/** All that a viewer reads of a history but spreads, a line for each row and change. */
export function readBesideSpread(steps: readonly Step[], thresholds: readonly number[]): string[] {
  return steps.flatMap(({ publication, board, before }) => {
    const own = thresholds[board.round] ?? 0;
    const both = Math.max(own, before === null ? 0 : (thresholds[before] ?? 0));
    return [
      ...versionsAt(publication.rows, own).map((row) => told(rowBesideSpread(row))),
      ...versionsAt(publication.changes, both).map((change) => told(changeBesideSpread(change))),
    ];
  });
}
