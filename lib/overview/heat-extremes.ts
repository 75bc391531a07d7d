import type { HeatCode } from './heat-code';
import type { HeatColumn } from './heat-columns';

/** A column with the cell of a team in it. */
interface HeatPlace<C> {
  column: C;
  score: number;
}

/**
 * The lowest and the highest of the finest columns, of what is shown: principles where there are any, else frameworks. The
 * first in their order among equals; null with fewer than two, where one would say nothing.
 */
export function extremesOf<C extends Pick<HeatColumn, 'scope'>>(
  columns: readonly C[],
  cells: readonly HeatCode[],
): { weakest: HeatPlace<C>; strongest: HeatPlace<C> } | null {
  const finest = (['practice', 'principle', 'framework'] as const).find((scope) =>
    columns.some((column) => column.scope === scope),
  );
  const places = columns.flatMap((column, at): HeatPlace<C>[] => {
    const cell = cells[at];
    return column.scope === finest && cell && 'score' in cell ? [{ column, score: cell.score }] : [];
  });
  const scores = places.map(({ score }) => score);
  const weakest = places.find(({ score }) => score === Math.min(...scores));
  const strongest = places.find(({ score }) => score === Math.max(...scores));
  return weakest && strongest && weakest !== strongest ? { weakest, strongest } : null;
}
