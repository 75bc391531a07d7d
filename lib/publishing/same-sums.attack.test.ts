import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { anyHistory, type History } from './testing/history';
import { publishAll, type Step } from './testing/publish-all';
import { betweenHidden, type Move, readBesideSpread, withinCells, withMove } from './testing/same-sums';

vi.setConfig({ testTimeout: 120_000 });

const SEED = 20_261_130;

/** Moves of answers, at most `most` of each kind, that no sum a viewer sees shows. */
function movesIn(steps: readonly Step[], thresholds: readonly number[], most: number): Move[] {
  const open = steps.filter(({ consensus }) => !consensus);
  const at = ({ board }: Step) => thresholds[board.round] ?? 0;
  const within = open.flatMap((step) =>
    step.board.items.flatMap((item) => withinCells(step, item, at(step))),
  );
  const between = open.flatMap((step) =>
    [...step.board.scored.keys()].flatMap((row) => betweenHidden(step, row, at(step))),
  );
  const some = (moves: readonly Move[]) => moves.filter((_, i) => i % Math.ceil(moves.length / most) === 0);
  return [...some(within), ...some(between)];
}

let moves = { within: 0, between: 0 };

function readsTheSame(history: History) {
  const steps = publishAll(history);
  const [thresholds = []] = history.viewers;
  const read = readBesideSpread(steps, thresholds);
  for (const move of movesIn(steps, thresholds, 2)) {
    const items = new Set(move.changes.map(({ item }) => item)).size;
    moves = items > 1 ? { ...moves, between: moves.between + 1 } : { ...moves, within: moves.within + 1 };
    expect(readBesideSpread(publishAll(withMove(history, move)), thresholds)).toEqual(read);
  }
}

it('tells nothing but sums and spreads: answers moved within them change nothing else', () => {
  fc.assert(fc.property(anyHistory, readsTheSame), { numRuns: 100, seed: SEED });
  expect(moves.within).toBeGreaterThan(100);
  expect(moves.between).toBeGreaterThan(10);
});
