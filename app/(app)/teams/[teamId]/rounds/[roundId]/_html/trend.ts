import { Html, html } from '@/app/_lib/html';
import { trend } from '@/lib/charts/trend';
import type { TrendSeries } from '@/lib/charts/trend-data';
import { formatDelta, formatScore } from '@/lib/i18n/format';
import { pastOf, trendOf } from '@/lib/results/past';
import { chartFrame } from './chart-frame';
import { type ResultContext, rangeText, scopeName } from './context';
import { trendTable } from './tables';

/** What the rounds together say, in words. */
function verdict({ w, lang, results }: ResultContext): string {
  const { rounds, trend: found } = trendOf(pastOf(results.history, 'overall', 'overall'));
  if (!found || rounds < 5) return w('results.trend.few', { rounds });
  return w(`results.trend.${found.claim}`, { rounds, slope: formatDelta(lang, found.per90Days) });
}

function seriesOf(ctx: ResultContext, rounds: readonly { roundId: string }[]): TrendSeries[] {
  const { lang, results, arranged } = ctx;
  const series = (id: TrendSeries['id'], scope: string): TrendSeries => {
    const past = new Map(results.history.get(`${scope} ${id}`)?.map((point) => [point.roundId, point]));
    const values = rounds.map(({ roundId }) => {
      const point = past.get(roundId);
      if (!point || point.score === null) return null;
      const { score, ci95 } = point;
      const reach = ci95 ? ` (${rangeText(ctx, ci95)})` : '';
      return {
        score,
        lo: ci95?.lo ?? null,
        hi: ci95?.hi ?? null,
        text: `${formatScore(lang, score)}${reach}`,
      };
    });
    return { id, label: scopeName(ctx, id), values };
  };
  return [series('overall', 'overall'), ...arranged.frameworks.map(({ id }) => series(id, 'framework'))];
}

/** Scores round by round: drawn here, and taken over by an interactive chart when somebody opens it. Null without any score. */
export function trendFigure(ctx: ResultContext): Html | null {
  const { w, results } = ctx;
  const past = pastOf(results.history, 'overall', 'overall');
  if (past.length < 2) return null;
  const rounds = past.map(({ roundId, roundName, broken }) => ({ id: roundId, label: roundName, broken }));
  const series = seriesOf(ctx, past);
  if (series.every(({ values }) => values.every((value) => value === null))) return null;
  const title = verdict(ctx);
  const data = JSON.stringify({ rounds, series, title });
  const agreed = results.round.format === 'consensus';
  const figure = chartFrame(w, {
    id: 'trend',
    heading: 'h3',
    title: w('results.trend.chart'),
    subtitle: w(agreed ? 'results.trend.subtitleAgreed' : 'results.trend.subtitle'),
    body: html`<div data-trend="${data}">${Html.chart(trend(rounds, series, { title }))}</div>`,
    footnote: w('results.trend.footnote'),
    table: trendTable(ctx),
  });
  return html`<details class="r-trend"><summary><h2>${w('results.trend.title')}</h2><p>${title}</p></summary>${figure}</details>`;
}
