import { roundToCompare } from '../comparability';
import { compareAgain } from '../compare';
import { publish } from '../publish';
import { fromStored, type StoredLedger, toStored } from '../stored-ledger';
import { boardOf } from './board';
import type { History } from './history';
import { publishAll, type Step } from './publish-all';

/** A team's rounds, some of which are deleted and brought back between publications. */
export interface DeletingHistory {
  history: History;
  /** Rounds that are deleted, or brought back, before each publication and after the last one. */
  turned: readonly (readonly number[])[];
}

interface Options {
  /** A mistake on purpose: a new comparison looks at what one round alone published, as if the deleted one had never been. */
  forgetful?: boolean;
}

/**
 * Publishes the rounds of a history in order while some are deleted and brought back, as lib/rounds/take-back.ts does it, each
 * ledger read as it was written down. Everything that was ever shown is among the steps: each comparison made anew is one of
 * its own behind the others, without rows.
 */
export function publishDeleting({ history, turned }: DeletingHistory, { forgetful }: Options = {}): Step[] {
  const { people, rounds } = history;
  // What publishing says that nobody takes back stays the same: boards, weights and thresholds.
  const plain = publishAll(history);
  const ledgers: StoredLedger[] = [];
  const published: Step[] = [];
  const again: Step[] = [];
  const gone = new Set<number>();
  /** What each round was compared with, in the order in which that was done. */
  const made = rounds.map((): number[] => []);

  const choose = (index: number) => {
    const earlier = rounds.slice(0, index).map((one, place) => ({ ...one, place }));
    const round = rounds[index];
    return (
      round &&
      roundToCompare(
        earlier.filter(({ place }) => !gone.has(place)),
        round,
      )
    );
  };

  const ledgerOf = (place: number): StoredLedger => {
    const [round, ledger] = [rounds[place], ledgers[place]];
    if (!round || !ledger) throw new Error(`Round ${place + 1} is published.`);
    return forgetful ? toStored(publish(round, { outside: round.outside })) : ledger;
  };

  /** Every published round that is there is compared with one that is there, if one will do. */
  function compareRemaining() {
    for (const [index, step] of published.entries()) {
      const round = rounds[index];
      if (!round || step.consensus || gone.has(index) || made[index]?.some((place) => !gone.has(place)))
        continue;
      const found = choose(index);
      if (!found) continue;
      made[index]?.push(found.round.place);
      if (found.reason !== null) continue;
      const other = { ...found.round, ...fromStored(ledgerOf(found.round.place)) };
      const own = { ...round, ...fromStored(ledgerOf(index)) };
      const { changes, items } = compareAgain(own, { before: other, outside: round.outside });
      if (!forgetful) {
        ledgers[index] = toStored(own);
        ledgers[found.round.place] = toStored(other);
      }
      const publication = { ...step.publication, rows: [], changes, items };
      again.push({ ...step, publication, before: found.round.place });
    }
  }

  function turn(places: readonly number[] = []) {
    for (const place of places) {
      if (place >= published.length) continue;
      if (!gone.delete(place)) gone.add(place);
      compareRemaining();
    }
  }

  for (const [index, round] of rounds.entries()) {
    turn(turned[index]);
    const found = round.input.format === 'consensus' ? null : choose(index);
    if (found) made[index]?.push(found.round.place);
    const other = found?.reason === null ? found.round : null;
    const before = other ? { ...other, ...fromStored(ledgerOf(other.place)) } : undefined;
    const publication = publish(round, { before, outside: round.outside });
    if (other && before && !forgetful) ledgers[other.place] = toStored(before);
    ledgers.push(toStored(publication));
    const step = plain[index];
    if (!step) throw new Error('Every round is published.');
    const board = boardOf({ people }, round, index);
    published.push({ ...step, board, publication, before: other?.place ?? null });
  }
  turn(turned[rounds.length]);
  return [...published, ...again];
}
