import type { HeatSheet, SheetRow } from './sheet';

type Column = HeatSheet['columns'][number];

/** Where a cell leads: to why a principle's score is what it is; above principles, to the result. */
export const cellPath = ({ team, round }: SheetRow, { principle }: Column): string =>
  `/teams/${team}/rounds/${round}${principle === null ? '' : `/principles/${principle}`}`;

/** The same in a few letters, for pages that come without scripts: there are a thousand cells and more. */
export const shortPath = ({ round }: SheetRow, { principle }: Column): string =>
  `?w=${principle ?? ''}.${round?.slice(-8)}`;

/** Sorts by a column, the other way round where it is sorted by it already. */
export const sortPath = ({ query, sort, dir }: HeatSheet, id: string): string =>
  `${query}sort=${id}${sort === id && dir === 'asc' ? '&dir=desc' : ''}`;
