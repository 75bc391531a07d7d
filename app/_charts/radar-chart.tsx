import { type RadarInput, radar } from '@/lib/charts/radar';
import { RadarKey } from './radar-key';
import { Svg } from './svg';

/** A radar; a narrow place shows its middle, larger, with numbers in place of names and a list of what they mean. */
export function RadarChart(input: Omit<RadarInput, 'theme'>) {
  return (
    <div className="chart-place">
      <Svg markup={radar(input)} className="chart-crop" />
      <RadarKey axes={input.axes} groups={input.groups} />
    </div>
  );
}
