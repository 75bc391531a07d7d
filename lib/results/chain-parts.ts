import type { ChangeParts } from '@/lib/publishing/types';
import type { Scope } from '@/lib/scoring';
import type { OverTime, TimedRound } from './timed';

/** Parts of the change between any two rounds of a line, and over how many comparisons they were added up. */
export interface AddedParts extends ChangeParts {
  links: number;
}

/** The comparisons that lead from one round to a later one, oldest first; null where they do not lead there. */
function linksBetween(rounds: readonly TimedRound[], from: string, to: string): TimedRound[] | null {
  const links: TimedRound[] = [];
  for (let id = to; id !== from; ) {
    const round = rounds.find((one) => one.id === id);
    if (!round?.comparedWith || round.notComparable) return null;
    links.unshift(round);
    id = round.comparedWith;
  }
  return links;
}

/**
 * What a change is made of, added up along the comparisons that lead from one round to the other (methods reference, d).
 * Each link's parts add up to the difference of its two scores, so all of them add up to that of the first and the last.
 * Null where a link has none to show, or where they are not over the very same questions: what one link books on other
 * questions another one would book on people.
 */
export function partsAlong(
  { rounds, changeIn }: Pick<OverTime, 'rounds' | 'changeIn'>,
  from: string,
  to: string,
  row: { scope: Scope; id: string },
): AddedParts | null {
  const links = linksBetween(rounds, from, to);
  if (!links || links.length === 0) return null;
  const parts = links.flatMap(({ id }) => changeIn(id, row.scope, row.id)?.parts ?? []);
  const [first] = parts;
  if (!first || parts.length < links.length) return null;
  const alike = parts.every(({ over, of }) => over === of && of === first.of);
  if (links.length > 1 && !alike) return null;
  const sum = (part: 'items' | 'leavers' | 'joiners' | 'stayers') =>
    parts.reduce((total, one) => total + one[part], 0);
  return {
    items: sum('items'),
    leavers: sum('leavers'),
    joiners: sum('joiners'),
    stayers: sum('stayers'),
    over: first.over,
    of: first.of,
    links: links.length,
  };
}
