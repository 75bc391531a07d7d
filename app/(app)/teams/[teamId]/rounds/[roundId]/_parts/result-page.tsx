import type { ReactNode } from 'react';
import { InPlace, type OpenPlace } from '@/app/_in-place/in-place';
import { inPlaceWords } from '@/app/_in-place/words';
import { leavesOf } from '@/lib/results/arrange';
import { About } from './about';
import { Badges } from './badges';
import { isCompared, type ResultContext } from './context';
import { PrincipleList } from './list';
import { Opening } from './opening';
import { RadarFigure } from './radar';
import { Tiles } from './tiles';
import { TrendFigure } from './trend';

/** How to read the list, and that among so many rows one or two get their word by chance. */
function lead({ w, arranged }: ResultContext) {
  const count = leavesOf(arranged).filter(({ row }) => isCompared(row)).length;
  return (
    <p className="r-lead">
      <span data-print="hide">{w('results.list.lead')}</span>
      {count > 1 ? ` ${w('results.list.chance', { count })}` : null}
    </p>
  );
}

interface Props {
  ctx: ResultContext;
  /** Draws what is closed at first. */
  open: OpenPlace;
}

/** Around what opens in place on the page of a result. */
export function WithPlaces({ ctx: { w, results }, open, children }: Props & { children: ReactNode }) {
  return (
    <InPlace
      address={`/teams/${results.teamId}/rounds/${results.round.id}`}
      open={open}
      words={inPlaceWords(w)}
    >
      {children}
    </InPlace>
  );
}

/**
 * All parts of the page. They are called, not placed: what is kept is then drawn, words and charts included, and each request
 * only has to send it.
 */
const drawn = (ctx: ResultContext): ReactNode => (
  <>
    {Opening({ ctx })}
    {Tiles({ ctx })}
    {RadarFigure({ ctx })}
    <section aria-labelledby="principles">
      <h2 id="principles">{ctx.w('results.list.title')}</h2>
      {lead(ctx)}
      <div className="r-list">{PrincipleList({ ctx })}</div>
    </section>
    {Badges({ ctx })}
    {TrendFigure({ ctx })}
    {About({ ctx })}
  </>
);

/** The whole result: what changed, where to go on, and what each score is. */
export function ResultPage({ ctx, open }: Props) {
  const { finished, steps } = ctx;
  // What stands beside the rows, and may be another at the next look.
  const beside = steps.map(({ id, doneAt }) => `${id} ${doneAt.getTime()}`).join();
  return (
    <WithPlaces ctx={ctx} open={open}>
      <div className="r-page">
        {ctx.keep(`page ${finished.kept}/${finished.of} ${beside}`, () => drawn(ctx))}
      </div>
    </WithPlaces>
  );
}
