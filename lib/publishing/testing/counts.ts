import { askedItems } from '@/lib/scoring/routing';
import { versionsAt } from '../publish';
import type { Mask } from './board';
import { blockOf, type Equation, sumOf } from './equations';
import type { History, HistoryRound } from './history';
import type { Step } from './publish-all';
import type { Viewer } from './sight';

/** People who were asked an item, by item: all who may have said "don't know" to it, or a number. */
export function askedOf(people: readonly string[], { input }: HistoryRound): Map<string, Mask> {
  const asked = new Map<string, Mask>();
  for (const { id, role, asked: kept, answers } of input.respondents) {
    const bit = 1 << people.indexOf(id);
    const items = new Set([
      ...(kept ?? askedItems(input.model, input.mode, role, input.scope)),
      ...Object.keys(answers),
    ]);
    for (const item of items) asked.set(item, (asked.get(item) ?? 0) | bit);
  }
  return asked;
}

/** Kinds of answers that are counted, each an unknown of its own: places of the second come after all of the first. */
const KINDS = { dontKnow: 0, numbers: 32 } as const;

/** A count above items that a viewer reads, and the people it is about: those who were asked the same of the items below it. */
interface CountOfRow {
  label: string;
  cells: readonly Mask[];
}

/**
 * Counts of rows above the items: how many people stand behind one is the size of a union and how much of it is covered
 * no sum either, so what has to be large is every set of people who were asked the same (publishing rule, P6).
 */
export function countsOfRows(
  history: History,
  steps: readonly Step[],
  { reads, knows }: Viewer,
): { round: number; counts: CountOfRow[] }[] {
  return steps.map(({ board, publication, consensus }) => {
    const round = history.rounds[board.round];
    if (!round || consensus || knows[board.round]) return { round: board.round, counts: [] };
    const asked = askedOf(history.people, round);
    const items = board.evaluation.sheet.items.map(({ id }) => id);
    const below = (row: string): string[] =>
      items.includes(row) ? [row] : (board.below.get(row) ?? []).flatMap(({ id }) => below(id));
    const seen = (reads[board.round] ?? []).flatMap((threshold) => versionsAt(publication.rows, threshold));
    const told = seen.filter(
      ({ id, status, n, coverage, dontKnow }) =>
        !items.includes(id) && status !== 'hidden' && [n, coverage, dontKnow].some((own) => own !== null),
    );
    const counts = [...new Set(told.map(({ id }) => id))].map((id) => {
      const cells = new Map<string, Mask>();
      for (const [place] of history.people.entries()) {
        const bit = 1 << place;
        if (!(bit & board.counted)) continue;
        const own = below(id).filter((item) => (asked.get(item) ?? 0) & bit);
        if (own.length > 0) cells.set(own.join(), (cells.get(own.join()) ?? 0) | bit);
      }
      return { label: `counts of ${id} in round ${board.round + 1}`, cells: [...cells.values()] };
    });
    return { round: board.round, counts };
  });
}

/**
 * Every count a viewer reads, as equations (publishing rule, P6): "don't know" of a row adds up those of its items; the
 * number of people is about one item only, for people above it are not a sum.
 */
export function countsSeen(history: History, steps: readonly Step[], { reads }: Viewer): Equation[] {
  return steps.flatMap(({ board, publication, consensus, weights }) => {
    const round = history.rounds[board.round];
    if (!round || consensus) return [];
    const asked = askedOf(history.people, round);
    const items = board.evaluation.sheet.items.map(({ id }) => id);
    const below = (row: string): string[] =>
      items.includes(row) ? [row] : (board.below.get(row) ?? []).flatMap(({ id }) => below(id));
    const seen = new Set(
      (reads[board.round] ?? []).flatMap((threshold) => versionsAt(publication.rows, threshold)),
    );
    const counted = (label: string, kind: keyof typeof KINDS, ids: readonly string[]): Equation => {
      const sums = ids.map((id) =>
        sumOf(blockOf(board.round, KINDS[kind] + items.indexOf(id)), asked.get(id) ?? 0),
      );
      return { label, sums, terms: (field) => new Map(sums.map((sum) => [sum, field.of(1)])) };
    };
    return [...seen].flatMap(({ id, n, dontKnow }) => {
      const own = below(id).filter((item) => weights.has(item) && asked.has(item));
      const label = `of ${id} in round ${board.round + 1}`;
      return [
        ...(dontKnow === null ? [] : [counted(`don't know ${label}`, 'dontKnow', own)]),
        ...(n === null || !items.includes(id) ? [] : [counted(`numbers ${label}`, 'numbers', own)]),
      ];
    });
  });
}
