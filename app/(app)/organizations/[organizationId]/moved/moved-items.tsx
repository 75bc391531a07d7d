'use client';
import Link from 'next/link';
import { Svg } from '@/app/_charts/svg';
import { Name } from '@/app/_ui/name';
import { changeWhisker } from '@/lib/charts/change-whisker';

/**
 * A line of a change, in words: of what (its id and its name), which way, and beside it a reason, or how far it
 * reaches. What is drawn of it, and its number, where there is one: points, and from where to where they may be.
 */
export type ChangeLine = readonly [
  id: string,
  name: string,
  word: string,
  beside: string,
  number?: string,
  drawn?: readonly [delta: number, lo?: number, hi?: number],
];

/** A team in one group, in words: where it stands, which rounds are compared, why nothing can be said, its steps. */
export interface MovedItem {
  team: string;
  round: string | null;
  name: string;
  from?: string;
  why?: string;
  lines: readonly ChangeLine[];
  steps?: string;
}

/** The teams of a group. Hundreds of lines as elements would travel twice: they travel as words, and become lines here. */
export function MovedItems({ items }: { items: readonly MovedItem[] }) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-surface">
      {items.map(({ team, round, name, from, why, lines, steps }) => (
        <li key={team} className="moved-item print:block">
          <div>
            <h3 className="font-medium">
              <Link
                href={round ? `/teams/${team}/rounds/${round}` : `/teams/${team}`}
                className="link"
                prefetch={false}
              >
                <Name>{name}</Name>
              </Link>
            </h3>
            {from ? <p className="text-sm text-ink-soft">{from}</p> : null}
          </div>
          <div>
            {why ? <p className="text-ink-soft">{why}</p> : null}
            {lines.length > 0 ? (
              <ul className="space-y-2 xl:space-y-1">
                {lines.map((line) => (
                  <li key={line[0]} className="moved-line">
                    <Line line={line} />
                  </li>
                ))}
              </ul>
            ) : null}
            {steps ? <p className="mt-2 text-sm text-ink-soft">{steps}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Line({ line: [, name, word, beside, number, drawn] }: { line: ChangeLine }) {
  if (!drawn)
    return (
      <span className="col-span-full">
        <span className="font-medium">{name}</span>: {word}
        {beside ? <span className="text-sm text-ink-soft"> {beside}</span> : null}
      </span>
    );
  const [delta, lo, hi] = drawn;
  return (
    <>
      <span className="font-medium">{name}</span>
      <span>{word}</span>
      <Svg
        as="span"
        markup={changeWhisker(delta, lo === undefined || hi === undefined ? null : { lo, hi })}
      />
      <span className="tnum">{number}</span>
      <span className="tnum text-sm text-ink-soft">{beside}</span>
    </>
  );
}
