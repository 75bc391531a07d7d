import { shareOfWeight, whyNotComparable } from '@/lib/publishing/comparability';
import { type MarginKind, scoreMargin } from '@/lib/publishing/margin';
import type { NotComparable } from '@/lib/publishing/types';
import { sharesBelow } from '@/lib/scoring/item-shares';
import { atLeast, MIN_COVERAGE } from '@/lib/scoring/rules';
import { noChange } from './no-change';
import { type RoundSeen, type SeenSide, sideOf } from './round-seen';
import { changeFromIntervals, type FoundChange, type Measured, wordFor } from './two-scores';
import type { ResultChange, ResultRow } from './types';

/** What may be said of two rounds that need not have been compared when the later one was published. */
export interface ChangeBetween {
  /** Why they stand on different scales; then every row says so. */
  reason: NotComparable | null;
  /** The change of a row; null where this viewer may not see it, and between values that a team agreed on. */
  changeOf: (id: string) => ResultChange | null;
}

/** Fewest people whose spread may be shown: who count where their number is not told (publishing rule, P4). */
const FEWEST = 5;

/** Of few answers: from the numbers of people alone, and a word only for more than that. */
function fromNumbers(
  delta: number,
  measured: readonly Measured[],
  kind: MarginKind,
  items: number,
): FoundChange | null {
  if (measured.some(({ row }) => row.ci95 === null && row.margin === null)) return null;
  const margins = measured.map(({ row }) => row.margin ?? scoreMargin(kind, items, row.n ?? FEWEST));
  const margin = Math.hypot(...margins);
  return { verdict: wordFor(delta, margin, margin), ci95: null, margin };
}

const among = (weights: ReadonlyMap<string, number>, ids: ReadonlySet<string>) =>
  new Map([...weights].filter(([id]) => ids.has(id)));

const union = <T>(...sets: readonly ReadonlySet<T>[]): Set<T> => new Set(sets.flatMap((set) => [...set]));

/** S of some items, each with a score, with the shares of the later round. */
const rolledUp = ({ rowOf }: SeenSide, shares: ReadonlyMap<string, number>): number =>
  [...shares].reduce((total, [id, share]) => total + share * (rowOf(id)?.score ?? 0), 0);

/** The change of a row that both rounds show with a score. */
function shownChange(before: SeenSide, after: SeenSide, was: ResultRow, is: ResultRow): ResultChange | null {
  const { id, scope } = is;
  const [own, their] = [after.below(id), before.below(id)];
  const under = union(own.all, their.all);
  const asked = [among(before.weights, under), among(after.weights, under)] as const;
  const items = [...own.fed].filter((item) => their.fed.has(item));
  const enough = (ids: readonly string[]) =>
    ids.length > 0 && atLeast(shareOfWeight(...asked, ids), MIN_COVERAGE);
  if (!enough(items)) {
    // As far as this viewer can tell: which of the hidden questions have a score is not to be told.
    const isHidden = (item: string) => [before, after].some(({ rowOf }) => rowOf(item)?.status === 'hidden');
    const perhaps = [own, their].map((below) => union(below.fed, below.untold));
    const both = [...under].filter((item) => asked.every((weights) => weights.has(item)));
    const maybe = both.filter((item) => isHidden(item) || perhaps.every((ids) => ids.has(item)));
    return enough(maybe) ? null : noChange('weight');
  }
  const { model, mode, scope: frameworks } = after.scale;
  const shares = sharesBelow({ model, mode, scope: frameworks, asked: after.asked }, id, new Set(items));
  const delta = rolledUp(after, shares) - rolledUp(before, shares);
  const measured = [
    { row: was, behind: their },
    { row: is, behind: own },
  ].map(({ row, behind: { fed, untold } }) => ({
    row,
    factor: Math.sqrt((fed.size + untold.size) / items.length),
  }));
  const isItem = own.all.has(id);
  const kind = isItem ? 'item' : scope === 'overall' ? 'overall' : 'principle';
  const found = changeFromIntervals(delta, measured) ?? fromNumbers(delta, measured, kind, items.length);
  if (!found) return null;
  return {
    ...noChange('weight'),
    ...found,
    reason: null,
    delta,
    over: items.length,
    of: union(new Set(asked[0].keys()), new Set(asked[1].keys())).size,
    strongest: 'certain',
  };
}

/**
 * The changes between any two published rounds of a team, made of the rows that a viewer sees of both and of nothing else,
 * so that they tell nothing more (publishing rule, P0 and section 3). The number is that of a published change: S₂(C) − S₁(C)
 * with the later round's weights over the items C that have a score and are shown in both; where these are all that is
 * behind both scores, it is the difference of the scores. Interval and word follow nobody from round to round: they are
 * made of the two published intervals, the word by a t test of these, as the exact test needs answers. Where C is not all
 * that is behind a score, the error of the score counts as if each item were as unsure by itself. So a word may be another
 * than the one published of the same two rounds, which goes before where there is one; nothing is `named` (methods
 * reference, h: that needs answers, too).
 */
export function changeBetween(earlier: RoundSeen, later: RoundSeen): ChangeBetween {
  const [before, after] = [sideOf(earlier), sideOf(later)];
  const reason = whyNotComparable(before.scale, after.scale);
  const [was, is] = [earlier, later].map(({ scope }) => [...scope].sort().join());

  function changeOf(id: string): ResultChange | null {
    const [one, other] = [before.rowOf(id), after.rowOf(id)];
    if (reason !== null) return noChange(reason);
    if (one?.status === 'hidden' || other?.status === 'hidden' || later.format === 'consensus') return null;
    if (!one || !other || one.score === null || other.score === null) return noChange('unscored');
    if (id === 'overall' && was !== is) return noChange('scope');
    return shownChange(before, after, one, other);
  }

  return { reason, changeOf };
}
