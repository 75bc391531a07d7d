import { leavesOf } from '@/lib/results/arrange';
import { About } from './about';
import { Badges } from './badges';
import { isCompared, type ResultContext } from './context';
import type { OpenPrinciple } from './in-place';
import { PrincipleList } from './list';
import { Opening } from './opening';
import { RadarFigure } from './radar';
import { Tiles } from './tiles';
import { TrendFigure } from './trend';

/** How to read the list, and that among so many rows one or two get their word by chance. */
function lead({ w, arranged }: ResultContext): string {
  const count = leavesOf(arranged).filter(({ row }) => isCompared(row)).length;
  const chance = count > 1 && w('results.list.chance', { count });
  return [w('results.list.lead'), chance].filter(Boolean).join(' ');
}

/** The whole result: what changed, where to go on, and what each score is; `open` tells why, row by row. */
export function ResultPage({ ctx, open }: { ctx: ResultContext; open: OpenPrinciple }) {
  return (
    <div className="r-page">
      <Opening ctx={ctx} />
      <Tiles ctx={ctx} />
      <RadarFigure ctx={ctx} />
      <section aria-labelledby="principles">
        <h2 id="principles">{ctx.w('results.list.title')}</h2>
        <p className="r-lead">{lead(ctx)}</p>
        <div className="r-list">
          <PrincipleList ctx={ctx} open={open} />
        </div>
      </section>
      <Badges ctx={ctx} />
      <TrendFigure ctx={ctx} />
      <About ctx={ctx} />
    </div>
  );
}
