import { Fragment } from 'react';
import { type RadarInput, radar } from '@/lib/charts/radar';
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

/** What the numbers around a radar mean in a narrow place, by framework (charts.css). */
export function RadarKey({ axes, groups }: Pick<RadarInput, 'axes' | 'groups'>) {
  return (
    <div className="chart-key">
      {groups.map(({ id, label }) => {
        const members = axes.filter((axis) => axis.group === id);
        if (members.length === 0) return null;
        return (
          <Fragment key={id}>
            <p className={`key-${id}`}>{label}</p>
            <ol start={axes.findIndex((axis) => axis.group === id) + 1}>
              {members.map(({ id: axis, label: name, value }) => (
                <li key={axis}>
                  {name} {value ? <b>{value}</b> : null}
                </li>
              ))}
            </ol>
          </Fragment>
        );
      })}
    </div>
  );
}
