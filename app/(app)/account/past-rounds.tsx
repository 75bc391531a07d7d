'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { Name } from '@/app/_ui/name';

interface Props {
  rounds: readonly { id: string; name: string; about: string }[];
}

/** Published rounds, each a way to one's own answers. */
export function PastRounds({ rounds }: Props) {
  return (
    <ul className="mt-2 divide-y divide-line">
      {rounds.map(({ id, name, about }) => (
        <li key={id} className="py-2">
          <Link href={`/rounds/${id}/answer` as Route} className="underline underline-offset-4">
            <Name>{name}</Name>
          </Link>
          <span className="block text-sm text-ink-soft">{about}</span>
        </li>
      ))}
    </ul>
  );
}
