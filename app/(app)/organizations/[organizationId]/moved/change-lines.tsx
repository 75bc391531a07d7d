'use client';
import { Svg } from '@/app/_charts/svg';
import { changeWhisker } from '@/lib/charts/change-whisker';

/**
 * A line of a change, in words: of what, which way, and beside it a reason, or how far it reaches. What is drawn of it, and its
 * number, where there is one: points, and from where to where they may be.
 */
export type ChangeLine = readonly [
  name: string,
  word: string,
  beside: string,
  number?: string,
  drawn?: readonly [delta: number, lo?: number, hi?: number],
];

/** One line of a change: name, word, drawing, number and reach, one below the other in every block. */
const LINE =
  'flex flex-wrap items-baseline gap-x-3 gap-y-0.5 xl:grid xl:grid-cols-[minmax(0,9rem)_minmax(0,10rem)_7.5rem_3.5rem_minmax(0,1fr)]';

/** The changes of a team. Hundreds of lines as elements would travel twice: they travel as words, and become lines here. */
export function ChangeLines({ lines }: { lines: readonly ChangeLine[] }) {
  return (
    <ul className="space-y-2 xl:space-y-1">
      {lines.map(([name, word, beside, number, drawn]) => (
        <li key={name} className={LINE}>
          {drawn ? (
            <>
              <span className="font-medium">{name}</span>
              <span>{word}</span>
              <Svg as="span" className="self-center" markup={changeWhisker(drawn[0], reachOfLine(drawn))} />
              <span className="tnum xl:text-right">{number}</span>
              <span className="tnum text-sm text-ink-soft">{beside}</span>
            </>
          ) : (
            <span className="col-span-full">
              <span className="font-medium">{name}</span>: {word}
              {beside ? <span className="text-sm text-ink-soft"> {beside}</span> : null}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

const reachOfLine = ([, lo, hi]: NonNullable<ChangeLine[4]>) =>
  lo === undefined || hi === undefined ? null : { lo, hi };
