import type { Model } from '@/lib/model/schema';
import { parentIn, protect } from './anonymity';
import type { Suppressible } from './suppression';
import { suppress } from './suppression';
import type { ChangeRow, Scorecard } from './types';

/** A threshold no viewer has: the row tells of nobody's answers. */
export const ANY_THRESHOLD = 32_767;

/** Key of a row among rows of every scope: `scope id`. */
const keyOf = ({ scope, id }: Pick<Suppressible, 'scope' | 'id'>): string => `${scope} ${id}`;

/** Highest threshold up to which each row is kept by `keptAt`, at every threshold from 1 to the largest n. */
function keptUpTo<R extends Suppressible>(
  rows: readonly R[],
  keptAt: (threshold: number) => ReadonlySet<string>,
): Map<string, number> {
  const most = rows.reduce((highest, row) => Math.max(highest, row.n), 0);
  const upTo = new Map(rows.map((row) => [keyOf(row), ANY_THRESHOLD]));
  for (let threshold = most + 1; threshold >= 1; threshold--) {
    const kept = keptAt(threshold);
    for (const row of rows) if (!kept.has(row.id)) upTo.set(keyOf(row), threshold - 1);
  }
  return upTo;
}

/**
 * Highest anonymity threshold at which each row of a scorecard may be shown, remainder rule included (scoring
 * reference 3.11), by `scope id`. A viewer of threshold t may see the rows with a value of t or more.
 */
export function shownUpTo(model: Model, card: Scorecard): Map<string, number> {
  const ids = card.rows.map((row) => row.id);
  const parentOf = parentIn(model);
  return keptUpTo(card.rows, (threshold) => {
    const hidden = suppress(card.rows, { threshold, parentOf });
    return new Set(ids.filter((id) => !hidden.has(id)));
  });
}

/**
 * The same for the counts of a row (answers, don't know, not applicable, skipped): they add up exactly, so a row above
 * a hidden one keeps its score but loses its counts.
 */
export function countsShownUpTo(model: Model, card: Scorecard): Map<string, number> {
  const parentOf = parentIn(model);
  // Thin counts can stand in rows with n = 0: the thresholds to try follow from everything said, not from n.
  const said = card.rows.map((row) => ({
    ...row,
    n: row.n + row.dontKnow + row.notApplicable + row.skipped,
  }));
  return keptUpTo(said, (threshold) => {
    const rows = protect(card.rows, { threshold, parentOf });
    return new Set(rows.filter((row) => !row.countsHidden).map((row) => row.id));
  });
}

/**
 * Highest anonymity threshold at which the numbers of a change may be shown, by `scope id`: enough people behind the
 * change, the row shown in both rounds, and no scored row below it hidden in either. Later minus earlier score is one
 * more equation about the hidden rows, so a remainder that is safe in each round alone is not safe here.
 */
export function changeShownUpTo(
  model: Model,
  rounds: { before: Scorecard; after: Scorecard },
  rows: readonly ChangeRow[],
): Map<string, number> {
  const parentOf = parentIn(model);
  const lowest = new Map<string, number>();
  const lower = (id: string, upTo: number) => lowest.set(id, Math.min(lowest.get(id) ?? upTo, upTo));
  for (const card of [rounds.before, rounds.after]) {
    const shown = shownUpTo(model, card);
    const rowById = new Map(card.rows.map((row) => [row.id, row]));
    for (const row of card.rows) {
      const upTo = shown.get(keyOf(row)) ?? 0;
      lower(row.id, upTo);
      for (let up = row.score === null ? null : parentOf(row); up !== null; ) {
        lower(up, upTo);
        const above = rowById.get(up);
        up = above ? parentOf(above) : null;
      }
    }
  }
  return new Map(
    rows.map((row) => {
      const people = row.delta === null ? ANY_THRESHOLD : row.n;
      return [keyOf(row), Math.min(people, lowest.get(row.id) ?? 0)];
    }),
  );
}
