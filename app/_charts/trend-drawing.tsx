import { trendChart } from '@/lib/charts/trend';
import { LiveTrend } from './live-trend';
import { Svg } from './svg';
import type { TrendChartProps } from './trend-chart';

/** Scores over time: drawn at once for a wide place and for a phone, and to be explored when it comes into view. */
export function TrendDrawing(props: Omit<TrendChartProps, 'width'>) {
  const { rounds, series, ...options } = props;
  return (
    <LiveTrend {...props}>
      <Svg
        className="chart-still chart-wide"
        markup={trendChart(rounds, series, { ...options, size: 'wide' })}
      />
      <Svg
        className="chart-still chart-slim"
        markup={trendChart(rounds, series, { ...options, size: 'slim' })}
      />
    </LiveTrend>
  );
}
