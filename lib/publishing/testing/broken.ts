import { type Mask, sizeOfMask } from './board';
import { blockOf, type Told } from './equations';
import type { Step } from './publish-all';
import { inBoth, isShown, partsTold, type Sight, sightOf, type Viewer } from './sight';

/** A rule with a mistake, as what a viewer would read under it. */
export type BrokenRule = (steps: readonly Step[], viewer: Viewer) => Sight;

interface Pair {
  q: Step;
  r: Step;
  /** Thresholds at which a viewer reads the change from q to r. */
  thresholds: readonly number[];
}

function pairsOf(steps: readonly Step[], { reads }: Viewer): Pair[] {
  return steps.flatMap((r) => {
    const q = r.before === null ? undefined : steps[r.before];
    if (!q || r.consensus) return [];
    const own = reads[r.board.round] ?? [];
    const earlier = reads[q.board.round] ?? [];
    return [{ q, r, thresholds: [...new Set(earlier.flatMap((k) => own.map((t) => Math.max(k, t))))] }];
  });
}

const counted = ({ board }: Step, people: Mask | undefined): Mask => (people ?? 0) & board.counted;

/** The mean change of those who answered in both, for a row over some items. */
const stayers = (q: Step, r: Step, row: string, items: ReadonlySet<string>): Told => ({
  label: `stayers of ${row} from round ${q.board.round + 1} to ${r.board.round + 1}`,
  value: Number.NaN,
  rollUps: partsTold(q.board, r.board, row, items).stayers,
});

/** The sight of the rule as it is, and the mean change of those in both rounds wherever `allows` says so. */
const linking =
  (allows: (q: Step, r: Step, item: string, threshold: number) => boolean): BrokenRule =>
  (steps, viewer) => {
    const sight = sightOf(steps, viewer);
    for (const { q, r, thresholds } of pairsOf(steps, viewer)) {
      for (const item of r.board.items) {
        const seen = (t: number) => isShown(q, item, t) && isShown(r, item, t) && allows(q, r, item, t);
        if (q.board.people.has(item) && thresholds.some(seen)) {
          sight.told.push(stayers(q, r, item, new Set([item])));
        }
      }
    }
    return sight;
  };

const enough = (people: Mask, threshold: number) => people === 0 || sizeOfMask(people) >= threshold;

/** Who answered in one of two rounds only, of those who count: on either side nobody, or enough people. */
function remaindersFit(q: Step, r: Step, item: string, threshold: number): boolean {
  const both = inBoth(q.board, r.board, item);
  return [q, r].every((one) => enough(counted(one, one.board.people.get(item)) & ~both, threshold));
}

const enoughInBoth = (q: Step, r: Step, item: string, threshold: number) =>
  sizeOfMask(counted(q, inBoth(q.board, r.board, item))) >= threshold;

/** The rule of before: a change of the same people is shown if enough people are in both rounds. */
export const linkedWheneverEnough = linking(enoughInBoth);

/** Both remainders are looked at, but not what earlier comparisons have told. */
export const forgetsEarlierLinks = linking(
  (q, r, item, t) => enoughInBoth(q, r, item, t) && remaindersFit(q, r, item, t),
);

/** The parts of a row are shown over all its items if the people of the row fit: nobody or enough left and joined. */
export const partsOfThePeopleOfARow: BrokenRule = (steps, viewer) => {
  const sight = sightOf(steps, viewer);
  for (const { q, r, thresholds } of pairsOf(steps, viewer)) {
    for (const [row, below] of r.board.below) {
      if (below.some(({ id }) => r.board.below.has(id)) || r.board.people.has(row)) continue;
      const items = below
        .map(({ id }) => id)
        .filter((id) => q.board.people.has(id) && r.board.people.has(id));
      const union = ({ board }: Step) => items.reduce((all, id) => all | (board.people.get(id) ?? 0), 0);
      const [earlier, later] = [counted(q, union(q)), counted(r, union(r))];
      const fits = (t: number) =>
        sizeOfMask(earlier & later) >= t && enough(earlier & ~later, t) && enough(later & ~earlier, t);
      if (items.length > 0 && thresholds.some(fits)) sight.told.push(stayers(q, r, row, new Set(items)));
    }
  }
  return sight;
};

/** Every row of enough people is shown, whatever can be subtracted from it. */
export const withoutCover: BrokenRule = (steps, viewer) => {
  const sight = sightOf(steps, viewer);
  for (const step of steps.filter(({ consensus }) => !consensus)) {
    const lowest = Math.min(...(viewer.reads[step.board.round] ?? []));
    for (const row of step.board.scored.keys()) {
      const { evaluation } = step.board;
      const node = [evaluation.overall, ...evaluation.frameworks, ...evaluation.principles]
        .concat(evaluation.practices)
        .find(({ id }) => id === row);
      if ((node?.estimate?.people.size ?? 0) < lowest) continue;
      sight.told.push({
        label: `score of ${row}`,
        value: Number.NaN,
        rollUps: [{ board: step.board, row, sign: 1 }],
      });
    }
  }
  return sight;
};

/** An interval is shown from three answers on. */
export const intervalOfThree: BrokenRule = (steps, viewer) => {
  const sight = sightOf(steps, viewer);
  for (const { board, publication, consensus } of steps) {
    const lowest = Math.min(...(viewer.reads[board.round] ?? []));
    for (const [item, people] of consensus ? [] : board.people) {
      if ((publication.items.get(item)?.upTo ?? 0) >= lowest)
        sight.spreads.push({ round: board.round, item, people });
    }
  }
  return sight;
};

/**
 * What may be linked is decided for each threshold by itself: everything fits for each viewer, but not for two who put
 * together what they see.
 */
export const oneViewerAtATime: BrokenRule = (steps, viewer) => {
  const sight = sightOf(steps, viewer);
  const families = new Map<string, Mask[]>();
  const familyOf = ({ board }: Step, item: string, threshold: number): Mask[] => {
    const key = `${threshold} ${blockOf(board.round, board.items.indexOf(item))}`;
    const family = families.get(key) ?? [counted({ board } as Step, board.people.get(item))];
    families.set(key, family);
    return family;
  };
  const fits = (family: readonly Mask[], people: Mask, threshold: number) => {
    const cells = new Map<string, number>();
    for (let place = 0; place < 31; place++) {
      const key = [...family, people].map((mask) => (mask >> place) & 1).join('');
      if (key.includes('1')) cells.set(key, (cells.get(key) ?? 0) + 1);
    }
    return Math.min(...cells.values()) >= threshold;
  };
  for (const { q, r, thresholds } of pairsOf(steps, viewer)) {
    for (const [item, threshold] of r.board.items.flatMap((id) => thresholds.map((t) => [id, t] as const))) {
      if (!q.board.people.has(item) || !isShown(q, item, threshold) || !isShown(r, item, threshold)) continue;
      const both = inBoth(q.board, r.board, item);
      const own = [q, r].map((one) => ({
        family: familyOf(one, item, threshold),
        people: counted(one, both),
      }));
      if (!own.every(({ family, people }) => people !== 0 && fits(family, people, threshold))) continue;
      for (const { family, people } of own) family.push(people);
      sight.told.push(stayers(q, r, item, new Set([item])));
    }
  }
  return sight;
};
