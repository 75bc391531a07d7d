'use client';

import { useInPlace } from '@/app/_in-place/in-place';
import { Kept } from '@/lib/kept';
import { RowCells, RowName } from './row-cells';
import type { ListedRow, RowView } from './row-view';

/** The row of a principle, which leads to why its score is what it is and opens that in place. */
function Row({ id, of, child }: { id: string; of: RowView; child: boolean }) {
  const { link, below } = useInPlace(`principles/${id}`, 'r-why');
  return (
    <li id={id} className={child ? 'r-child' : undefined}>
      <a className="r-row" {...link}>
        <RowName of={of} />
        <RowCells of={of} />
      </a>
      {below}
    </li>
  );
}

/** Of the results that are looked at; a result has a text for each framework. */
const read = new Kept<readonly ListedRow[]>(48);

function rowsIn(text: string): readonly ListedRow[] {
  const rows = read.get(text) ?? (JSON.parse(text) as ListedRow[]);
  read.set(text, rows);
  return rows;
}

/** Rows of the list, from a text of `rowsText`. */
export function Rows({ text }: { text: string }) {
  return rowsIn(text).map(([id, of, child]) => <Row key={id} id={id} of={of} child={child === 1} />);
}
