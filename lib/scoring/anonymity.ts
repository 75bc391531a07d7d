import type { Model } from '@/lib/model/schema';
import { suppress, type Viewer } from './suppression';
import type { ScoreRow } from './types';

/** A row as a certain viewer may see it. */
export type ProtectedRow = ScoreRow & {
  /** "Hidden to protect anonymity": nothing but scope and id is told, and every cause looks the same. */
  hidden: boolean;
  /** The counts (answers, don't know, not applicable, skipped) are withheld and read 0, on hidden and shown rows. */
  countsHidden: boolean;
};

/** Finds the row above: practice → leaf → group → framework → overall. */
export function parentIn(model: Model): Viewer['parentOf'] {
  const principles = new Map(model.principles.map((p) => [p.id, p.parent ?? p.framework]));
  const practices = new Map(model.practices.map((p) => [p.id, p.principle]));
  return ({ scope, id }) => {
    if (scope === 'practice') return practices.get(id) ?? null;
    if (scope === 'principle') return principles.get(id) ?? null;
    return scope === 'framework' ? 'overall' : null;
  };
}

const NO_COUNTS = { answers: 0, dontKnow: 0, notApplicable: 0, skipped: 0, naProposed: false } as const;

const hide = ({ scope, id }: ScoreRow): ProtectedRow => ({
  scope,
  id,
  status: 'insufficient',
  score: null,
  ci95: null,
  ci80: null,
  se: null,
  level: null,
  levelRange: null,
  n: 0,
  ...NO_COUNTS,
  effectiveN: 0,
  coverage: 0,
  median: null,
  ad: null,
  agreement: null,
  polarised: false,
  weakest: null,
  hidden: true,
  countsHidden: true,
});

/** Fewer people than the threshold said anything at all, numbers or not (items: each person answers once). */
const isThin = (row: ScoreRow, threshold: number): boolean => {
  const said = row.n + row.dontKnow + row.notApplicable + row.skipped;
  return said > 0 && said < threshold;
};

/** Rows under which something is hidden or withheld: their counts would give it away by subtraction. */
function ancestorsOf(
  rows: readonly ScoreRow[],
  ids: ReadonlySet<string>,
  parentOf: Viewer['parentOf'],
): Set<string> {
  const parents = new Map(rows.map((row) => [row.id, parentOf(row)]));
  const above = new Set<string>();
  for (const id of ids) {
    for (let up = parents.get(id); up && !above.has(up); up = parents.get(up)) above.add(up);
  }
  return above;
}

/**
 * Rows of a scorecard as a viewer may see them (scoring reference 3.11). Hides every row with 0 < n < threshold, then
 * as many more as it takes that no shown numbers give a hidden one back by subtraction (see `suppress`), and withholds
 * the counts of every row above a hidden one. A confirmed "not applicable" is a decision, not an answer: it stays.
 * @param rows all rows of one scorecard, in any order; returned in the same order
 */
export function protect(rows: readonly ScoreRow[], { threshold, parentOf }: Viewer): ProtectedRow[] {
  const hidden = suppress(rows, { threshold, parentOf });
  const withheld = new Set(
    rows.filter((row) => hidden.has(row.id) || isThin(row, threshold)).map((r) => r.id),
  );
  const above = ancestorsOf(rows, withheld, parentOf);
  return rows.map((row) => {
    if (hidden.has(row.id)) return hide(row);
    const countsHidden = withheld.has(row.id) || above.has(row.id);
    const weakest = row.weakest !== null && hidden.has(row.weakest) ? null : row.weakest;
    const n = row.status === 'not_applicable' && countsHidden ? 0 : row.n;
    return { ...row, weakest, ...(countsHidden ? { ...NO_COUNTS, n } : {}), hidden: false, countsHidden };
  });
}
