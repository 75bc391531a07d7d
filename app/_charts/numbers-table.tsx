import type { Route } from 'next';
import Link from 'next/link';
import { Table, Th } from '@/app/_ui/table';

export interface NumbersCell {
  text: string;
  /** What is to be said about the number. */
  note?: string;
}

export interface NumbersRow {
  id: string;
  name: string;
  /** In small print after the name. */
  note?: string;
  /** Where the name leads. */
  href?: Route;
  /** Why there are no numbers, in place of the first so many. */
  reason?: { text: string; span: number };
  cells: readonly (string | NumbersCell)[];
}

interface Props {
  caption: string;
  columns: readonly string[];
  rows: readonly NumbersRow[];
}

function Small({ children }: { children: string | undefined }) {
  return children ? (
    <>
      {' '}
      <small>{children}</small>
    </>
  ) : null;
}

/** The numbers of a chart as a table. */
export function NumbersTable({ caption, columns, rows }: Props) {
  return (
    <Table caption={caption} hideCaption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{column}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, note, href, reason, cells }) => (
          <tr key={id}>
            <Th scope="row" className="min-w-28">
              {href ? (
                <Link className="link" href={href} prefetch={false}>
                  {name}
                </Link>
              ) : (
                name
              )}
              <Small>{note}</Small>
            </Th>
            {reason ? <td colSpan={reason.span}>{reason.text}</td> : null}
            {cells.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table stay where they are
              <td key={index} className="tnum">
                {typeof cell === 'string' ? cell : cell.text}
                <Small>{typeof cell === 'string' ? undefined : cell.note}</Small>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
