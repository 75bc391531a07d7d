'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { Name } from '@/app/_ui/name';
import { Td, Th } from '@/app/_ui/table';

interface Row {
  id: string;
  name: string;
  /** Of its result; null until it is published. */
  href: string | null;
  closed: string;
  note: string | null;
  mode: string;
  format: string;
  answered: string;
  manage: { href: string; label: string; word: string } | null;
}

/** The rows of `RoundsTable`, from plain data. */
export function RoundRows({ rows }: { rows: readonly Row[] }) {
  return rows.map(({ id, name, href, closed, note, mode, format, answered, manage }) => (
    <tr key={id}>
      <Th scope="row">
        {href ? (
          <Link href={href as Route} className="underline underline-offset-4">
            <Name>{name}</Name>
          </Link>
        ) : (
          <Name>{name}</Name>
        )}
        <span className="block text-sm font-normal text-ink-soft sm:hidden">{closed}</span>
        {note ? <span className="block text-sm font-normal text-ink-soft">{note}</span> : null}
      </Th>
      <Td>
        {mode}
        <span className="block text-sm text-ink-soft">{format}</span>
      </Td>
      <Td className="hidden sm:table-cell">{closed}</Td>
      <Td numeric>{answered}</Td>
      {manage ? (
        <Td>
          <Link
            href={manage.href as Route}
            aria-label={manage.label}
            className="underline underline-offset-4"
          >
            {manage.word}
          </Link>
        </Td>
      ) : null}
    </tr>
  ));
}
