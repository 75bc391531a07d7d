import { type Arranged, leavesOf, type PrincipleEntry } from './arrange';
import { type Moved, movedOf } from './look';
import type { ResultRow } from './types';

/** The change in one sentence; the key of a message under `results.headline`. */
export type ChangeKey =
  | Exclude<Moved, 'none'>
  | 'sameMoved'
  | 'first'
  | 'agreed'
  | 'changeHidden'
  | 'hidden'
  | 'unscored';

/** What to do, as the key of a message under `results.step`. */
export type StepKey = 'room' | 'roomShown' | 'keep' | 'ask';

export interface Headline {
  change: ChangeKey;
  /** Overall row behind the sentence; its numbers fill the message. */
  overall: ResultRow | null;
  /** Up to two leaves that improved while the overall score shows no detectable change, largest change first. */
  improved: readonly PrincipleEntry[];
  step: StepKey;
  /** Leaf with the lowest score that may be shown; null when nothing is scored. */
  weakest: PrincipleEntry | null;
  /** Fewer than half of the respondents took part in both rounds. */
  teamChanged: boolean;
}

const NAMED = 2;

function changeOf(overall: ResultRow | null, hasEarlier: boolean, improved: number): ChangeKey {
  if (!overall || overall.status === 'hidden') return 'hidden';
  if (overall.status === 'consensus') return 'agreed';
  if (overall.score === null) return 'unscored';
  const moved = movedOf(overall);
  if (moved === 'none') return hasEarlier ? 'changeHidden' : 'first';
  return moved === 'same' && improved > 0 ? 'sameMoved' : moved;
}

/**
 * The first sentences of a result: what changed, and where to go on.
 * @param hasEarlier whether the team has an earlier round of the same kind
 */
export function headline(arranged: Arranged, hasEarlier: boolean): Headline {
  const leaves = leavesOf(arranged);
  const scored = leaves.filter(({ row }) => row.score !== null);
  const lowest = Math.min(...scored.map(({ row }) => row.score ?? Number.POSITIVE_INFINITY));
  const weakest = scored.find(({ row }) => row.score === lowest) ?? null;
  const improved = leaves
    .filter(({ row }) => movedOf(row) === 'improved')
    .sort((a, b) => (b.row.change?.delta ?? 0) - (a.row.change?.delta ?? 0))
    .slice(0, NAMED);
  const everyLeaf = leaves.every(({ row }) => row.level !== null || row.status === 'not_applicable');
  const standing = everyLeaf && scored.every(({ row }) => (row.level ?? 0) >= 3);
  const complete = leaves.every(({ row }) => row.status !== 'hidden');
  return {
    change: changeOf(arranged.overall, hasEarlier, improved.length),
    overall: arranged.overall,
    improved,
    step: !weakest ? 'ask' : standing ? 'keep' : complete ? 'room' : 'roomShown',
    weakest,
    teamChanged: [
      arranged.overall,
      ...arranged.frameworks.map(({ row }) => row),
      ...leaves.map(({ row }) => row),
    ].some((row) => row?.change?.teamChanged ?? false),
  };
}
