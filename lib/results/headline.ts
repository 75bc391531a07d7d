import type { RoundMode } from '@/lib/model/schema';
import { type Arranged, leavesOf, type PrincipleEntry } from './arrange';
import { mostRoom } from './extremes';
import { type Moved, movedOf } from './look';
import type { ResultRow, RoundBefore } from './types';

/** The change in one sentence; the key of a message under `results.headline`. */
export type ChangeKey =
  | Exclude<Moved, 'none'>
  | 'overallNotComparable'
  | 'sameMoved'
  | 'first'
  | 'agreed'
  | 'changeHidden'
  | 'hidden'
  | 'unscored';

/** What to do, as the key of a message under `results.step`. */
export type StepKey = 'room' | 'roomShown' | 'keep' | 'keepKey' | 'ask';

export interface Headline {
  change: ChangeKey;
  /** Overall row behind the sentence; its numbers fill the message. */
  overall: ResultRow | null;
  /** Up to two leaves that improved while the overall score shows no detectable change, and may be named; largest change first. */
  improved: readonly PrincipleEntry[];
  step: StepKey;
  /** Leaves with the lowest score that may be shown, of those below the top level; empty where none is. */
  weakest: readonly PrincipleEntry[];
  /** Something has a score. */
  scored: boolean;
  /** Fewer than half of the respondents took part in both rounds. */
  teamChanged: boolean;
}

const NAMED = 2;

function changeOf(overall: ResultRow | null, before: RoundBefore | null, improved: number): ChangeKey {
  if (!overall || overall.status === 'hidden') return 'hidden';
  if (overall.status === 'consensus') return 'agreed';
  if (overall.score === null) return 'unscored';
  if (before === null) return 'first';
  if (before.reason !== null) return 'notComparable';
  const moved = movedOf(overall);
  if (moved === 'none') return 'changeHidden';
  if (moved === 'notComparable') return 'overallNotComparable';
  return moved === 'same' && improved > 0 ? 'sameMoved' : moved;
}

/**
 * The first sentences of a result: what changed, and where to go on.
 * @param before the round that changes are against; null for the first of its kind
 * @param mode a key round asks the foundations of each principle only
 */
export function headline(arranged: Arranged, before: RoundBefore | null, mode: RoundMode): Headline {
  const leaves = leavesOf(arranged);
  const scored = leaves.filter(({ row }) => row.score !== null);
  const weakest = mostRoom(scored);
  const improved = leaves
    .filter(({ row }) => movedOf(row) === 'improved' && row.change?.named)
    .sort((a, b) => (b.row.change?.delta ?? 0) - (a.row.change?.delta ?? 0))
    .slice(0, NAMED);
  const everyLeaf =
    scored.length > 0 && leaves.every(({ row }) => row.level !== null || row.status === 'not_applicable');
  const standing = everyLeaf && scored.every(({ row }) => (row.level ?? 0) >= 3);
  const complete = leaves.every(({ row }) => row.status !== 'hidden');
  const keep = mode === 'key' ? 'keepKey' : 'keep';
  return {
    change: changeOf(arranged.overall, before, improved.length),
    overall: arranged.overall,
    improved,
    step: standing ? keep : weakest.length === 0 ? 'ask' : complete ? 'room' : 'roomShown',
    weakest,
    scored: scored.length > 0,
    teamChanged: [
      arranged.overall,
      ...arranged.frameworks.map(({ row }) => row),
      ...leaves.map(({ row }) => row),
    ].some((row) => row?.change?.teamChanged ?? false),
  };
}
