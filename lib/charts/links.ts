/** A point of a line, and the place of the earlier one it is compared with; null for the first of a line. */
export interface Linked {
  joins?: number | null;
}

/** A straight piece of a line from one point to a later one. */
export interface Link {
  from: number;
  to: number;
  /** Dashed: it leads the eye, and says nothing about a change. */
  broken: boolean;
}

/**
 * The pieces of a line: solid from each point to the earlier one it is compared with, dashed between neighbours that are
 * not compared. A null is a round without a score: nothing leads there.
 * @param kinds of the points: nothing at all leads from one kind to another; left out, they are of one kind
 */
export function linksOf(points: readonly (Linked | null)[], kinds?: readonly string[]): Link[] {
  return points.flatMap((point, to): Link[] => {
    if (!point) return [];
    const from = point.joins ?? -1;
    const solid = points[from] ? [{ from, to, broken: false }] : [];
    const before = kinds ? kinds.slice(0, to).lastIndexOf(kinds[to] ?? '') : to - 1;
    const apart = points[before] && from !== before;
    return apart ? [{ from: before, to, broken: true }, ...solid] : solid;
  });
}
