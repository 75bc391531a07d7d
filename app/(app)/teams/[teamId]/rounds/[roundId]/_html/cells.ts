import { Html, html } from '@/app/_lib/html';
import { linksOf } from '@/lib/charts/links';
import { sparkline } from '@/lib/charts/sparkline';
import { whisker } from '@/lib/charts/whisker';
import { formatDelta, formatScore } from '@/lib/i18n/format';
import { isFewAnswers, movedOf, provisionalRange } from '@/lib/results/look';
import { pastOf } from '@/lib/results/past';
import type { ResultRow } from '@/lib/results/types';
import { drawnInterval, fewText, type ResultContext, reachText } from './context';
import { mark } from './sprite';

/** "Level 2", "Level 2–3" of a provisional one, or "Level 2, few answers": short, for rows. */
export function levelWords(ctx: ResultContext, row: ResultRow): string {
  const { w } = ctx;
  const range = provisionalRange(row);
  if (range) return w('results.levelRange', { lo: range[0], hi: range[1] });
  if (row.level === null) return '';
  const few = fewText(ctx, row);
  const { level } = row;
  return few ? w('results.levelFew', { level, few }) : w('common.levels.value', { level });
}

/** Score with its level in words. Only for rows with a score. */
export function scoreCell(ctx: ResultContext, row: ResultRow, size: 16 | 20 = 20): Html {
  if (row.score === null) return html``;
  const words = levelWords(ctx, row);
  return html`<span class="r-score">${mark(row, size)}<b>${formatScore(ctx.lang, row.score)}</b><small${isFewAnswers(row) && html` class="r-few"`}>${words}</small></span>`;
}

export function intervalCell(ctx: ResultContext, row: ResultRow): Html {
  const track = Html.chart(whisker({ score: row.score, ...drawnInterval(row) }, { title: '' }));
  const reach = reachText(ctx, row);
  return html`<span class="r-interval">${track}${reach && html`<small>${reach}</small>`}</span>`;
}

/** How many people stand behind a score; an agreed value has none to count. */
export const peopleCell = ({ w }: ResultContext, { n, status }: ResultRow): Html =>
  html`<span class="r-n">${n === null || status === 'consensus' ? '' : w('results.people', { n })}</span>`;

export function agreementCell({ w }: ResultContext, { agreement, polarised }: ResultRow): Html {
  const band = agreement ? w(`results.agreement.${agreement}`) : '';
  return html`<span class="r-agree">${band}${polarised && html`<i class="r-flag">${w('results.agreement.polarised')}</i>`}</span>`;
}

/** Verdict in words, then the change in points. */
export function changeCell(ctx: ResultContext, row: ResultRow): Html {
  if (!ctx.before || row.score === null || row.status === 'consensus')
    return html`<span class="r-change"></span>`;
  const { change } = row;
  const points = change?.delta == null ? null : html` <b>${formatDelta(ctx.lang, change.delta)}</b>`;
  return html`<span class="r-change">${ctx.w(`results.verdict.${movedOf(row)}`)}${points}</span>`;
}

/** Scores over the rounds as a small line; the numbers stand in the opened row. Nothing where there is no line to draw. */
export function sparkCell({ results }: ResultContext, row: ResultRow): Html {
  const past = pastOf(results.history, row.scope, row.id);
  const points = past.map((point) => ({
    x: point.closedAt.getTime(),
    score: point.score,
    joins: point.joins,
    ...drawnInterval(point),
  }));
  if (linksOf(points.map((point) => (point.score === null ? null : point))).length === 0)
    return html`<span class="r-spark"></span>`;
  return html`<span class="r-spark">${Html.chart(sparkline(points, { title: '' }))}</span>`;
}
