import { Html, html } from '@/app/_lib/html';
import { trend } from '@/lib/charts/trend';
import type { TrendSeries } from '@/lib/charts/trend-data';
import { formatDelta, formatScore, formatShare } from '@/lib/i18n/format';
import { pastOf, trendOf } from '@/lib/results/past';
import { chartFrame } from './chart-frame';
import { drawnInterval, type ResultContext, reachText, scopeName } from './context';
import { trendTable } from './tables';

/** What the rounds together say, in words. */
function verdict({ w, lang, results }: ResultContext): string {
  if (results.round.format === 'consensus') return w('results.trend.agreed');
  const { rounds, trend: found } = trendOf(pastOf(results.history, 'overall', 'overall'));
  if (!found || rounds < 5) return w('results.trend.few', { rounds });
  const { claim, per90Days, interval, coverage } = found;
  const reach =
    interval &&
    coverage !== null &&
    w('results.trend.slopeReach', {
      coverage: formatShare(lang, coverage),
      lo: formatDelta(lang, interval.lo),
      hi: formatDelta(lang, interval.hi),
    });
  const slope = formatDelta(lang, per90Days);
  return w(`results.trend.${claim}`, { rounds, slope: reach ? `${slope} (${reach})` : slope });
}

function seriesOf(ctx: ResultContext, rounds: readonly { roundId: string }[]): TrendSeries[] {
  const { lang, results, arranged } = ctx;
  const places = new Map(rounds.map(({ roundId }, index) => [roundId, index]));
  const series = (id: TrendSeries['id'], scope: string): TrendSeries => {
    const past = new Map(results.history.get(`${scope} ${id}`)?.map((point) => [point.roundId, point]));
    const values = rounds.map(({ roundId }) => {
      const point = past.get(roundId);
      if (!point || point.score === null) return null;
      const reach = reachText(ctx, point);
      return {
        score: point.score,
        ...drawnInterval(point),
        joins: places.get(point.comparedWith ?? '') ?? null,
        text: `${formatScore(lang, point.score)}${reach ? ` (${reach})` : ''}`,
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
  const rounds = past.map(({ roundId, roundName }) => ({ id: roundId, label: roundName }));
  const series = seriesOf(ctx, past);
  if (series.every(({ values }) => values.every((value) => value === null))) return null;
  const title = verdict(ctx);
  const data = JSON.stringify({ rounds, series, title });
  const agreed = results.round.format === 'consensus';
  const bars = series[0]?.values.some((value) => value?.lo != null);
  const figure = chartFrame(w, {
    id: 'trend',
    heading: 'h3',
    title: w('results.trend.chart'),
    subtitle: w(`results.trend.${agreed ? 'subtitleAgreed' : bars ? 'subtitle' : 'subtitleFew'}`),
    body: html`<div data-trend="${data}">${Html.chart(trend(rounds, series, { title }))}</div>`,
    footnote: w(agreed ? 'results.trend.footnoteAgreed' : 'results.trend.footnote'),
    table: trendTable(ctx),
  });
  return html`<details class="r-trend"><summary><h2>${w('results.trend.title')}</h2><p>${title}</p></summary>${figure}</details>`;
}
