import type { FrameworkId } from '@/lib/model/schema';

/** A team's level in a principle, as this person sees it. */
export interface TeamLevel {
  teamId: string;
  name: string;
  principleId: string;
  framework: FrameworkId;
  level: number;
  target: number;
}

/** A team that could show another how it does something. */
export interface TeachingPair {
  principleId: string;
  framework: FrameworkId;
  /** At level 3 or more, and at least one level above the other. */
  shows: TeamLevel;
  /** Below its target. */
  learns: TeamLevel;
}

/** Who can show something does it as a standard. */
export const CAN_SHOW = 3;
/** So that nobody is asked of too much, and the list stays one to act on. */
const MOST = { pairs: 6, ofPrinciple: 2, shows: 2, learns: 2 } as const;

/**
 * Pairs of teams that could teach each other, the largest difference first, then in the order they are given in: suggestions,
 * not a ranking. No team is in more than a few.
 * @param levels by the names of the teams, as readers look them up; a level that is not shown is not among them
 */
export function teachingPairs(levels: readonly TeamLevel[]): TeachingPair[] {
  const learning = new Map<string, TeamLevel[]>();
  for (const one of levels.filter(({ level, target }) => level < target))
    learning.set(one.principleId, [...(learning.get(one.principleId) ?? []), one]);
  const pairs = levels
    .filter(({ level }) => level >= CAN_SHOW)
    .flatMap((shows) =>
      (learning.get(shows.principleId) ?? [])
        .filter(({ level }) => level < shows.level)
        .map((learns) => ({ principleId: shows.principleId, framework: shows.framework, shows, learns })),
    );
  const gap = ({ shows, learns }: TeachingPair) => shows.level - learns.level;
  const sorted = pairs.toSorted((one, other) => gap(other) - gap(one));
  const used = new Map<string, number>();
  const chosen: TeachingPair[] = [];
  for (const pair of sorted) {
    const limits: [string, number][] = [
      [`principle ${pair.principleId}`, MOST.ofPrinciple],
      [`shows ${pair.shows.teamId}`, MOST.shows],
      [`learns ${pair.learns.teamId}`, MOST.learns],
    ];
    if (chosen.length >= MOST.pairs || limits.some(([key, most]) => (used.get(key) ?? 0) >= most)) continue;
    for (const [key] of limits) used.set(key, (used.get(key) ?? 0) + 1);
    chosen.push(pair);
  }
  return chosen;
}
