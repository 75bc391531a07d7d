import { type Html, html } from '@/app/_lib/html';
import { about } from './about';
import { badgesSection } from './badges';
import { once } from './context';
import { principleList } from './list';
import { opening } from './opening';
import { radarFigure } from './radar';
import { tiles } from './tiles';
import { trendFigure } from './trend';

/** The whole result: what changed, where to go on, and why each score is what it is. */
export const resultPage = once((ctx): Html => {
  const { w } = ctx;
  const principles = html`<section aria-labelledby="principles"><h2 id="principles">${w('results.list.title')}</h2><p class="r-lead">${w('results.list.lead')}</p><div class="r-list">${principleList(ctx)}</div></section>`;
  return html`${opening(ctx)}${tiles(ctx)}${radarFigure(ctx)}${principles}${badgesSection(ctx)}${trendFigure(ctx)}${about(ctx)}`;
});
