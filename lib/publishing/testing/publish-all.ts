import { roundToCompare, weightsAsked } from '../comparability';
import type { Ledger } from '../ledger';
import { publish } from '../publish';
import { fromStored, type StoredLedger, toStored } from '../stored-ledger';
import type { Publication } from '../types';
import { type Board, boardOf } from './board';
import type { History } from './history';

/** A round of a history when it is published. */
export interface Step {
  board: Board;
  publication: Publication;
  /** Every published sum of it, those of the rounds that were compared with it later included. */
  ledger: Ledger;
  /** Place of the round it is compared with; null for none. */
  before: number | null;
  consensus: boolean;
  /** Weight asked and applicable, by item. */
  weights: ReadonlyMap<string, number>;
  /** Thresholds in use, of people inside and outside the team. */
  thresholds: readonly number[];
}

const ledgerOf = (stored: StoredLedger | undefined): Ledger =>
  stored ? fromStored(stored).ledger : new Map();

/** Publishes the rounds of a history in order, each ledger read as it was written down. */
export function publishAll({ people, rounds }: Pick<History, 'people' | 'rounds'>): Step[] {
  const ledgers: StoredLedger[] = [];
  const steps = rounds.map((round, index) => {
    const earlier = rounds.slice(0, index).map((one, place) => ({ ...one, place }));
    const found = roundToCompare(earlier, round);
    const other = found?.reason === null ? found.round : null;
    const ledger = other && ledgers[other.place];
    const before = other && ledger ? { ...other, ...fromStored(ledger) } : undefined;
    const publication = publish(round, { before, outside: round.outside });
    if (other && before) ledgers[other.place] = toStored(before);
    ledgers.push(toStored(publication));
    return {
      board: boardOf({ people }, round, index),
      publication,
      before: other?.place ?? null,
      consensus: round.input.format === 'consensus',
      weights: weightsAsked(round.input),
      thresholds: [3, round.outside],
    };
  });
  return steps.map((step, i) => ({ ...step, ledger: ledgerOf(ledgers[i]) }));
}
