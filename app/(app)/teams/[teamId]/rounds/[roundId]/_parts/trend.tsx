import { ChartFrame } from '@/app/_charts/chart-frame';
import { LiveTrend } from '@/app/_charts/live-trend';
import { Svg } from '@/app/_charts/svg';
import { trendChart } from '@/lib/charts/trend';
import type { TrendSeries } from '@/lib/charts/trend-data';
import { formatDelta, formatScore, formatShare } from '@/lib/i18n/format';
import { pastOf, trendOf } from '@/lib/results/past';
import { drawnInterval, type ResultContext, rowReach, scopeName } from './context';

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
      const reach = rowReach(ctx, point);
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

/** Scores round by round: drawn here, and to be explored once somebody opens it. Nothing without any score. */
export function TrendFigure({ ctx }: { ctx: ResultContext }) {
  const { w, results } = ctx;
  const past = pastOf(results.history, 'overall', 'overall');
  if (past.length < 2) return null;
  const rounds = past.map(({ roundId, roundName }) => ({ id: roundId, label: roundName }));
  const series = seriesOf(ctx, past);
  if (series.every(({ values }) => values.every((value) => value === null))) return null;
  const title = verdict(ctx);
  const agreed = results.round.format === 'consensus';
  const bars = series[0]?.values.some((value) => value?.lo != null);
  return (
    <details className="r-trend">
      <summary>
        <h2>{w('results.trend.title')}</h2>
        <p>{title}</p>
      </summary>
      {ChartFrame({
        w,
        id: 'trend',
        heading: 'h3',
        title: w('results.trend.chart'),
        subtitle: w(`results.trend.${agreed ? 'subtitleAgreed' : bars ? 'subtitle' : 'subtitleFew'}`),
        footnote: w(agreed ? 'results.trend.footnoteAgreed' : 'results.trend.footnote'),
        numbers: 'numbers/trend',
        children: (
          <LiveTrend rounds={rounds} series={series} title={title}>
            <Svg className="chart-still" markup={trendChart(rounds, series, { title })} />
          </LiveTrend>
        ),
      })}
    </details>
  );
}
