import { roundHalfAway } from '@/lib/i18n/round';
import type { ResultRow } from './types';

/** The highest score and the highest level. */
const TOP = 4;

/** As it is shown: scores that read the same are the same, for whoever reads a sentence about them. */
const shown = (score: number) => roundHalfAway(score, 2);

/** Whether there is nothing above a row: it has no room to grow, and is not to be told that it has. */
export const isAtTop = ({ level, score }: Pick<ResultRow, 'level' | 'score'>): boolean =>
  level === TOP || (score !== null && shown(score) >= TOP);

type Scored = { row: Pick<ResultRow, 'level' | 'score'> };

function all<T extends Scored>(entries: readonly T[], extreme: (...scores: number[]) => number): T[] {
  const of = ({ row: { score } }: T) => (score === null ? [] : [shown(score)]);
  const value = extreme(...entries.flatMap(of));
  return entries.filter((entry) => of(entry)[0] === value);
}

/** All entries with the highest score, in their order; empty where none has a score. */
export const highest = <T extends Scored>(entries: readonly T[]): T[] => all(entries, Math.max);

/** All entries with the lowest score among those that have room to grow, in their order; empty where none has. */
export const mostRoom = <T extends Scored>(entries: readonly T[]): T[] =>
  all(
    entries.filter(({ row }) => !isAtTop(row)),
    Math.min,
  );
