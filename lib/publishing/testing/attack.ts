import { THRESHOLDS } from '../types';
import { type Board, type Mask, sizeOfMask } from './board';
import { countsOfRows, countsSeen } from './counts';
import { blockOf, type Equation, equationOf, placeOfBlock, sumOf, type Told, trueSum } from './equations';
import { type Field, PRIMES, REALS } from './field';
import type { History } from './history';
import type { Step } from './publish-all';
import type { Sight, Viewer } from './sight';
import { cellsOf, type Leak, leaksOf, type System } from './solve';

const INSIDE = 3;

/** Fewest people of a shown spread, said here once more: the attack believes nothing that the rule says of itself. */
const FEWEST_OF_SPREAD = 5;

/** Who looks at a history: each of its viewers, and all thresholds together. */
export function viewersOf({ viewers, rounds }: Pick<History, 'viewers' | 'rounds'>): Viewer[] {
  const named = rounds.map(({ input }) => input.format === 'named');
  const single = viewers.map(
    (thresholds): Viewer => ({
      name: `a viewer of thresholds ${thresholds.join(', ')}`,
      reads: thresholds.map((k) => [k]),
      fewest: thresholds,
      knows: named.map((open, i) => open && thresholds[i] === INSIDE),
    }),
  );
  const together: Viewer = {
    name: 'everybody together',
    reads: rounds.map(() => THRESHOLDS),
    fewest: rounds.map(() => INSIDE),
    knows: named,
  };
  return [...single, together];
}

function systemOf(
  boards: readonly Board[],
  { fewest, knows }: Viewer,
  equations: readonly Equation[],
): System {
  const unknown = boards.map(({ counted }, round) => (knows[round] ? 0 : counted));
  return {
    equations,
    unknown: (block) => unknown[placeOfBlock(block).round] ?? 0,
    threshold: (block) => fewest[placeOfBlock(block).round] ?? INSIDE,
  };
}

/** What a viewer can work out of shown counts about who answered with a number, or not, of too few people asked. */
export function countAttack(history: History, steps: readonly Step[], viewer: Viewer): string[] {
  const boards = steps.map(({ board }) => board);
  const system = systemOf(boards, viewer, countsSeen(history, steps, viewer));
  const sums = leaksOf(system, PRIMES[0]).map(
    ({ people, blocks }) =>
      `${namesOf(people, history.people)} in round ${[...new Set(blocks.map((one) => placeOfBlock(one).round + 1))].join(', ')}`,
  );
  const rows = countsOfRows(history, steps, viewer).flatMap(({ round, counts }) =>
    counts.flatMap(({ label, cells }) =>
      cells
        .filter((people) => sizeOfMask(people) < (viewer.fewest[round] ?? INSIDE))
        .map((people) => `${namesOf(people, history.people)}: ${label}`),
    ),
  );
  return [...sums, ...rows];
}

/** How far the true value of an equation may be from the number that is shown: rounding of sums of a hundred terms. */
const TOLERANCE = 1e-9;

/** Numbers that are not what the reader takes them for: then the attack would prove nothing. */
export function misread(boards: readonly Board[], told: readonly Told[]): string[] {
  return told.flatMap((one) => {
    let value = 0;
    for (const [sum, coefficient] of equationOf(one).terms(REALS))
      value += coefficient * trueSum(boards, sum);
    return Math.abs(value - one.value) < TOLERANCE
      ? []
      : [`${one.label}: shown ${one.value}, taken for ${value}`];
  });
}

export interface Findings {
  /** Combinations of shown numbers about too few people, in words. */
  leaks: string[];
  /** How many of them are the exact answer of one person. */
  answers: number;
  /** Shown spreads of too few people, or that leave too few. */
  spreads: string[];
}

const namesOf = (people: Mask, names: readonly string[]) =>
  names.filter((_, place) => people & (1 << place)).join(' ');

function inWords({ people, blocks }: Leak, boards: readonly Board[], names: readonly string[]): string {
  const who = namesOf(people, names);
  const where = blocks.map((block) => {
    const { round, item } = placeOfBlock(block);
    return `${boards[round]?.items[item] ?? ''} in round ${round + 1}`;
  });
  return `answers of ${who} to ${where.join(', ')}`;
}

/** Sets with shown spread that leave cells of fewer than five (publishing rule, P4). */
function thinSpreads(boards: readonly Board[], viewer: Viewer, { spreads }: Sight): string[] {
  const sums = spreads.flatMap(({ round, item, people }) => {
    const board = boards[round];
    const place = board?.items.indexOf(item) ?? -1;
    const unknown = viewer.knows[round] ? 0 : (board?.counted ?? 0) & people;
    return unknown === 0 ? [] : [sumOf(blockOf(round, place), unknown)];
  });
  const rows = [...new Set(sums)].map((sum) => new Map([[sum, 1]]));
  return cellsOf(rows, () => FEWEST_OF_SPREAD)
    .filter(({ small }) => small)
    .map(({ block, people }) => {
      const { round, item } = placeOfBlock(block);
      return `spread of ${sizeOfMask(people)} people at ${boards[round]?.items[item]} in round ${round + 1}`;
    });
}

/** What a reader of some numbers can work out about fewer people than allowed, by any adding, subtracting and scaling. */
export function attack(
  boards: readonly Board[],
  viewer: Viewer,
  sight: Sight,
  names: readonly string[],
): Findings {
  const system = systemOf(boards, viewer, sight.told.map(equationOf));
  const [first, second] = PRIMES;
  const search = (field: Field): Leak[] => leaksOf(system, field);
  let leaks = search(first);
  // Never believed on one prime alone.
  if (leaks.length > 0) leaks = leaks.length === search(second).length ? leaks : search(second);
  return {
    leaks: leaks.map((leak) => inWords(leak, boards, names)),
    answers: leaks.filter(({ people, blocks }) => sizeOfMask(people) === 1 && blocks.length === 1).length,
    spreads: thinSpreads(boards, viewer, sight),
  };
}
