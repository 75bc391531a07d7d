import type { ResultChange, ResultRow } from './types';

/** A row in two rounds, and its change between them. */
export interface Move {
  id: string;
  scope: ResultRow['scope'];
  /** Null where it has no score there or none may be shown. */
  was: number | null;
  is: number | null;
  /** Null where it may not be shown. */
  change: ResultChange | null;
}

/** How rows are ordered: by the change as it is shown, the largest rise first, or as the model has them. */
export type MoveOrder = 'change' | 'model';

/** Rows without a change to show keep the order of the model at the end: where they stand tells nothing of them. */
export function inOrder<M extends Pick<Move, 'change'>>(moves: readonly M[], order: MoveOrder): M[] {
  const deltaOf = ({ change }: M) => change?.delta ?? null;
  if (order === 'model') return [...moves];
  const shown = moves.filter((move) => deltaOf(move) !== null);
  return [
    ...shown.sort((a, b) => (deltaOf(b) ?? 0) - (deltaOf(a) ?? 0)),
    ...moves.filter((move) => deltaOf(move) === null),
  ];
}
