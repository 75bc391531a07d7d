import { type Html, html } from '@/app/_lib/html';
import { leavesOf } from '@/lib/results/arrange';
import { about } from './about';
import { badgesSection } from './badges';
import { isCompared, once, type ResultContext } from './context';
import { principleList } from './list';
import { opening } from './opening';
import { radarFigure } from './radar';
import { tiles } from './tiles';
import { trendFigure } from './trend';

/** How to read the list, and that among so many rows one or two get their word by chance. */
function lead({ w, arranged }: ResultContext): string {
  const count = leavesOf(arranged).filter(({ row }) => isCompared(row)).length;
  const chance = count > 1 && w('results.list.chance', { count });
  return [w('results.list.lead'), chance].filter(Boolean).join(' ');
}

/** The whole result: what changed, where to go on, and why each score is what it is. */
export const resultPage = once((ctx): Html => {
  const { w } = ctx;
  const principles = html`<section aria-labelledby="principles"><h2 id="principles">${w('results.list.title')}</h2><p class="r-lead">${lead(ctx)}</p><div class="r-list">${principleList(ctx)}</div></section>`;
  return html`${opening(ctx)}${tiles(ctx)}${radarFigure(ctx)}${principles}${badgesSection(ctx)}${trendFigure(ctx)}${about(ctx)}`;
});
