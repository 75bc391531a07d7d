'use client';
import Link from 'next/link';
import { Svg } from '@/app/_charts/svg';
import { Name } from '@/app/_ui/name';
import { Td, Th } from '@/app/_ui/table';
import { steadiedWhisker } from '@/lib/charts/steadied-whisker';

/** A team's own score and the steadied one, each with how far it reaches, in words; what is drawn of them; and the side. */
export type SteadiedRowText = readonly [
  team: string,
  round: string,
  name: string,
  own: string,
  ownReach: string | null,
  pooled: string,
  pooledReach: string | null,
  side: string,
  drawn: readonly [own: number, pooled: number, lo?: number, hi?: number],
];

/** The rows of the table of steadied scores, which travel as words and become rows here. */
export function SteadiedRows({ rows, mean }: { rows: readonly SteadiedRowText[]; mean: number }) {
  return rows.map(([team, round, name, own, ownReach, score, reach, side, [from, to, lo, hi]]) => (
    <tr key={team}>
      <Th scope="row">
        <Link href={`/teams/${team}/rounds/${round}`} className="link" prefetch={false}>
          <Name>{name}</Name>
        </Link>
      </Th>
      <Td className="tnum">
        {own} <span className="block text-sm text-ink-soft sm:inline">{ownReach}</span>
      </Td>
      <Td className="tnum">
        {score} <span className="block text-sm text-ink-soft sm:inline">{reach}</span>
      </Td>
      <Td className="hidden sm:table-cell">
        <Svg
          as="span"
          markup={steadiedWhisker({
            own: from,
            pooled: to,
            reach: lo === undefined || hi === undefined ? null : { lo, hi },
            mean,
          })}
        />
      </Td>
      {side ? <Td>{side}</Td> : null}
    </tr>
  ));
}
