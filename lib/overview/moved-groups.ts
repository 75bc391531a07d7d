import type { NotComparable } from '@/lib/publishing/types';
import { type Moved, movedOf } from '@/lib/results/look';
import type { ResultChange } from '@/lib/results/types';
import type { Scope } from '@/lib/scoring';

/** The groups of the list, in this order: what can be said, then what cannot. */
export const MOVED_GROUPS = ['improved', 'maybe', 'declined', 'unclear'] as const;
export type MovedGroup = (typeof MOVED_GROUPS)[number];

/** What of a change says which group it is in. */
export type MovedWord = Pick<ResultChange, 'verdict' | 'delta'>;

/** The change of one row of a team, as one viewer may see it; null where they may not. */
export interface MovedRow<C extends MovedWord = ResultChange> {
  scope: Scope;
  id: string;
  change: C | null;
}

/** Why nothing can be said of a whole team; keys of messages under `moved.why`. */
export type WhyNothing = 'noResult' | 'hidden' | 'first' | 'nothingNew' | 'agreed';

/** What is compared of a team: overall and frameworks, and what sentences may name of its principles. */
export interface MovedTeam<C extends MovedWord = MovedWord> {
  teamId: string;
  name: string;
  why: WhyNothing | null;
  /** The same reason for every row. */
  reason: NotComparable | null;
  rows: readonly MovedRow<C>[];
}

/** A team in one of the groups, with its rows that belong there; none where `why` or `reason` says it of all. */
export interface MovedBlock<T extends MovedTeam> {
  group: MovedGroup;
  team: T;
  rows: readonly T['rows'][number][];
}

const GROUP_OF: Readonly<Record<Moved, MovedGroup>> = {
  improved: 'improved',
  possibleUp: 'maybe',
  possibleDown: 'maybe',
  declined: 'declined',
  same: 'unclear',
  notComparable: 'unclear',
  none: 'unclear',
};

/**
 * The list of changes: each team once in each group that one of its rows is in, the groups in order and the teams in that in
 * which they are given. No group is sorted by the size of a change: that would be a ranking.
 */
export function movedBlocks<T extends MovedTeam>(teams: readonly T[]): MovedBlock<T>[] {
  return MOVED_GROUPS.flatMap((group) =>
    teams.flatMap((team): MovedBlock<T>[] => {
      if (team.why !== null || team.reason !== null)
        return group === 'unclear' ? [{ group, team, rows: [] }] : [];
      const rows = team.rows.filter((row) => GROUP_OF[movedOf(row)] === group);
      return rows.length > 0 ? [{ group, team, rows }] : [];
    }),
  );
}

/** What the first sentence says. */
export interface MovedFinding {
  /** Teams of which a change can be told at all, and of these those that surely moved. */
  compared: number;
  improved: number;
  declined: number;
  /** The largest improvement; null where there is none. */
  largest: { teamId: string; name: string; delta: number } | null;
}

/**
 * What moved, in one sentence: of the row that the page is about, strong words only ("possibly" is said of rows, never in a
 * headline: methods reference, h). Teams of which nothing is shown are in no number.
 * @param head 'overall', or the framework that the page is narrowed down to
 */
export function movedFinding(teams: readonly MovedTeam[], head: string): MovedFinding {
  const finding: MovedFinding = { compared: 0, improved: 0, declined: 0, largest: null };
  for (const { teamId, name, rows } of teams) {
    const row = rows.find(({ id }) => id === head);
    const moved = row ? movedOf(row) : 'none';
    if (!row?.change || moved === 'none' || moved === 'notComparable') continue;
    finding.compared++;
    if (moved === 'declined') finding.declined++;
    if (moved !== 'improved') continue;
    finding.improved++;
    const delta = row.change.delta ?? 0;
    if (!finding.largest || delta > finding.largest.delta) finding.largest = { teamId, name, delta };
  }
  return finding;
}
