import type { RoundMode } from '@/lib/model/schema';
import { type Arranged, leavesOf, type PrincipleEntry } from './arrange';
import { mostRoom } from './extremes';
import { movedOf, type Said, saidOf } from './look';
import type { ResultRow, RoundApart, RoundBefore } from './types';

/**
 * The change in one sentence; the key of a message under `results.headline`. `unclear`: "possibly" is said of rows only,
 * never in a headline (methods reference, h).
 */
export type ChangeKey =
  | 'improved'
  | 'declined'
  | 'unclear'
  | 'unclearFew'
  | 'smallFew'
  | 'fewForAny'
  | 'same'
  | 'notComparable'
  | 'overallNotComparable'
  | 'firstOfKind'
  | 'first'
  | 'agreed'
  | 'changeHidden'
  | 'hidden'
  | 'unscored';

/** What to do, as the key of a message under `results.step`. */
export type StepKey = 'room' | 'roomShown' | 'keep' | 'keepKey' | 'ask' | 'hidden';

export interface Headline {
  change: ChangeKey;
  /** Overall row behind the sentence; its numbers fill the message. */
  overall: ResultRow | null;
  /** Up to two leaves of each direction that may be named; largest change first. */
  improved: readonly PrincipleEntry[];
  declined: readonly PrincipleEntry[];
  step: StepKey;
  /** Leaves with the lowest score that may be shown, of those below the top level; empty where none is. */
  weakest: readonly PrincipleEntry[];
  /** Something has a score. */
  scored: boolean;
  /** Fewer than half of the people were asked in both rounds. */
  teamChanged: boolean;
}

const NAMED = 2;

const KEY_OF: Readonly<Record<Said, ChangeKey>> = {
  improved: 'improved',
  declined: 'declined',
  unclear: 'unclear',
  unclearFew: 'unclearFew',
  smallFew: 'smallFew',
  fewForAny: 'fewForAny',
  // Of the overall score neither of the two is said.
  possibleUp: 'unclear',
  possibleDown: 'unclear',
  same: 'same',
  notComparable: 'overallNotComparable',
  none: 'changeHidden',
};

function changeOf(
  overall: ResultRow | null,
  before: RoundBefore | null,
  apart: RoundApart | null,
): ChangeKey {
  if (!overall || overall.status === 'hidden') return 'hidden';
  if (overall.status === 'consensus') return 'agreed';
  if (overall.score === null) return 'unscored';
  if (before === null) return apart ? 'firstOfKind' : 'first';
  if (before.reason !== null) return 'notComparable';
  return KEY_OF[saidOf(overall)];
}

/** The leaves that a sentence may name for one direction, largest change first. */
const namedOf = (leaves: readonly PrincipleEntry[], direction: 'improved' | 'declined') =>
  leaves
    .filter(({ row }) => movedOf(row) === direction && row.change?.named)
    .sort((a, b) => Math.abs(b.row.change?.delta ?? 0) - Math.abs(a.row.change?.delta ?? 0))
    .slice(0, NAMED);

/**
 * The first sentences of a result: what changed, and where to go on.
 * @param before the round that changes are against; null for the first of its kind
 * @param mode a key round asks the foundations of each principle only
 * @param apart a first of its kind stands apart from this one
 */
export function headline(
  arranged: Arranged,
  before: RoundBefore | null,
  mode: RoundMode,
  apart: RoundApart | null = null,
): Headline {
  const leaves = leavesOf(arranged);
  const scored = leaves.filter(({ row }) => row.score !== null);
  const weakest = mostRoom(scored);
  const everyLeaf =
    scored.length > 0 && leaves.every(({ row }) => row.level !== null || row.status === 'not_applicable');
  const standing = everyLeaf && scored.every(({ row }) => (row.level ?? 0) >= 3);
  const complete = leaves.every(({ row }) => row.status !== 'hidden');
  const keep = mode === 'key' ? 'keepKey' : 'keep';
  return {
    change: changeOf(arranged.overall, before, apart),
    overall: arranged.overall,
    improved: namedOf(leaves, 'improved'),
    declined: namedOf(leaves, 'declined'),
    step: standing
      ? keep
      : weakest.length > 0
        ? complete
          ? 'room'
          : 'roomShown'
        : complete
          ? 'ask'
          : 'hidden',
    weakest,
    scored: scored.length > 0,
    teamChanged: [
      arranged.overall,
      ...arranged.frameworks.map(({ row }) => row),
      ...leaves.map(({ row }) => row),
    ].some((row) => row?.change?.teamChanged ?? false),
  };
}
