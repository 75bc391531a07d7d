import { ChartFrame } from '@/app/_charts/chart-frame';
import { Svg } from '@/app/_charts/svg';
import { TrendChartLazy } from '@/app/_charts/trend-chart-lazy';
import { Markup } from '@/app/_ui/markup';
import { trend } from '@/lib/charts/trend';
import type { TrendSeries } from '@/lib/charts/trend-data';
import { formatDelta, formatScore } from '@/lib/i18n/format';
import { pastOf, trendOf } from '@/lib/results/past';
import { once, type ResultContext, rangeText, scopeName } from './_html/context';
import { trendTable } from './_html/tables';
import { chartLabels } from './labels';

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

/** The rounds so far, what they say, and their drawing. */
const drawing = once((ctx) => {
  const past = pastOf(ctx.results.history, 'overall', 'overall');
  const rounds = past.map(({ roundId, roundName, broken }) => ({ id: roundId, label: roundName, broken }));
  const series = seriesOf(ctx, past);
  const title = verdict(ctx);
  return { rounds, series, title, svg: trend(rounds, series, { title }) };
});

/** Scores round by round. The chart is loaded when somebody opens it; its numbers are in the page from the start. */
export function TrendFigure({ ctx }: { ctx: ResultContext }) {
  const { w, results } = ctx;
  const { rounds, series, title, svg } = drawing(ctx);
  if (rounds.length < 2) return null;
  const agreed = results.round.format === 'consensus';
  return (
    <details className="r-trend">
      <summary>
        <h2>{w('results.trend.title')}</h2>
        <p>{title}</p>
      </summary>
      <ChartFrame
        title={w('results.trend.chart')}
        subtitle={w(agreed ? 'results.trend.subtitleAgreed' : 'results.trend.subtitle')}
        chart={
          <TrendChartLazy rounds={rounds} series={series} title={title}>
            <Svg markup={svg} />
          </TrendChartLazy>
        }
        reserve="md"
        labels={chartLabels(w)}
        footnote={w('results.trend.footnote')}
      >
        <Markup html={trendTable(ctx)} />
      </ChartFrame>
    </details>
  );
}
