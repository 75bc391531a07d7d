'use client';

import { Fragment } from 'react';
import {
  CartesianGrid,
  ErrorBar,
  LabelList,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import {
  endLabels,
  type TrendRound,
  type TrendSeries,
  trendRows,
  trendSegments,
} from '@/lib/charts/trend-data';

export interface TrendChartProps {
  rounds: readonly TrendRound[];
  /** The first series carries its intervals as whiskers. */
  series: readonly TrendSeries[];
  /** Accessible name: the finding. */
  title: string;
  /** Of its place, px: it is drawn at once, before it has measured. */
  width: number;
}

const COLORS: Record<TrendSeries['id'], string> = {
  overall: 'var(--color-mark)',
  DEV: 'var(--color-dev)',
  DAT: 'var(--color-dat)',
  MLO: 'var(--color-mlo)',
};

const HEIGHT = 280;
const TOP = 16;
/** Height of one level in px: the plot without its margin and axis (30 px is the axis height of recharts). */
const LEVEL = (HEIGHT - TOP - 30) / 4;

const TICK = { fill: 'var(--color-ink-faint)', fontSize: 12 };

/** Scores over rounds on 0–4: a solid line from a round to the one it is compared with, dashed where there is none, a gap where there is no score. */
export default function TrendChart({ rounds, series, title, width }: TrendChartProps) {
  const rows = trendRows(rounds, series);
  const ends = endLabels(series, 16 / LEVEL);
  return (
    <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width, height: HEIGHT }}>
      <LineChart data={rows} title={title} margin={{ top: TOP, right: 88, bottom: 0, left: -28 }}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="label"
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: 'var(--color-line-strong)' }}
          padding={{ left: Math.min(72, Math.max(24, 4 * (rounds[0]?.label.length ?? 0))), right: 24 }}
        />
        <YAxis domain={[0, 4]} ticks={[0, 1, 2, 3, 4]} tick={TICK} tickLine={false} axisLine={false} />
        <Tooltip
          cursor={{ stroke: 'var(--color-line-strong)' }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            // By its id: two rounds may have one name.
            const index = rounds.findIndex(({ id }) => id === payload?.[0]?.payload?.id);
            return active && index >= 0 ? <Reading {...{ index, rounds, series }} /> : null;
          }}
        />
        {trendSegments(series).map((segment, order) => (
          <Line
            key={`${segment.series}-${segment.at.join('-')}-${segment.broken}`}
            dataKey={`segment${order}`}
            connectNulls
            stroke={COLORS[segment.series]}
            strokeWidth={segment.series === 'overall' ? 2.5 : 1.75}
            strokeDasharray={segment.broken ? '3 4' : undefined}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
        {series.map((one, order) => (
          <Line
            key={one.id}
            dataKey={one.id}
            stroke="none"
            dot={{ r: one.id === 'overall' ? 4 : 3, fill: COLORS[one.id], strokeWidth: 0 }}
            activeDot={{ r: 5, fill: COLORS[one.id], stroke: 'var(--color-surface)' }}
            isAnimationActive={false}
          >
            {order === 0 ? (
              <ErrorBar
                dataKey="error"
                width={0}
                strokeWidth={4}
                strokeOpacity={0.3}
                stroke={COLORS[one.id]}
                isAnimationActive={false}
              />
            ) : null}
            <LabelList
              content={({ x, y, index }) => {
                const end = ends.get(one.id);
                const score = end && one.values[end.round]?.score;
                if (!end || score === undefined || index !== end.round) return null;
                const top = Number(y) + (score - end.score) * LEVEL + 4;
                return (
                  <text x={Number(x) + 10} y={top} fontSize={13} fill="var(--color-ink)">
                    {one.label}
                  </text>
                );
              }}
            />
          </Line>
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}

interface ReadingProps extends Omit<TrendChartProps, 'title' | 'width'> {
  index: number;
}

/** What the pointer reads: every series at one round, its scores one under the other, with intervals in words. */
function Reading({ index, rounds, series }: ReadingProps) {
  return (
    <div className="rounded-md border border-line bg-surface px-3 py-2 text-sm shadow-float">
      <p className="font-medium">{rounds[index]?.label}</p>
      <dl className="tnum grid grid-cols-[auto_auto] gap-x-4">
        {series.map((one) => {
          const value = one.values[index];
          return value ? (
            <Fragment key={one.id}>
              <dt className="text-ink-soft">{one.label}</dt>
              <dd>{value.text}</dd>
            </Fragment>
          ) : null;
        })}
      </dl>
    </div>
  );
}
