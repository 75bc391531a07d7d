'use client';

import { Fragment } from 'react';
import type { RadarInput } from '@/lib/charts/radar';

/**
 * What the numbers around a radar mean in a narrow place, by framework (charts.css). A client component because of its
 * weight alone: a page carries the names, and not the elements around them.
 */
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
