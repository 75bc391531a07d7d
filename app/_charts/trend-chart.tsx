'use client';

import { Fragment } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  LabelList,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { spacedTicks } from '@/lib/charts/time-axis';
import {
  bandPieces,
  endLabels,
  scoreAt,
  type TrendFrame,
  type TrendRound,
  type TrendSeries,
  trendRows,
  trendSegments,
} from '@/lib/charts/trend-data';

export interface TrendChartProps extends TrendFrame {
  rounds: readonly TrendRound[];
  /** The first series carries its intervals as whiskers. */
  series: readonly TrendSeries[];
  /** Accessible name: the finding. */
  title: string;
  /** What the finished steps are called where they are listed. */
  stepsLabel: string;
  /** Of its place, px: it is drawn at once, before it has measured. */
  width: number;
}

const COLORS: Record<TrendSeries['id'], string> = {
  overall: 'var(--color-mark)',
  DEV: 'var(--color-dev)',
  DAT: 'var(--color-dat)',
  MLO: 'var(--color-mlo)',
};

const HEIGHT = 300;
const TOP = 22;
const RIGHT = 88;
const LEFT = 24;
/** Height of one level in px: the plot without its margin and axis (30 px is the axis height of recharts). */
const LEVEL = (HEIGHT - TOP - 30) / 4;
const TICK_GAP = 60;
const TICK = { fill: 'var(--color-ink-faint)', fontSize: 12 };
const NOTE = { fill: 'var(--color-ink-faint)', fontSize: 11 };

interface MarkProps {
  cx?: number | undefined;
  cy?: number | undefined;
  payload?: { id?: unknown } | undefined;
}

/** Scores over time on 0–4: a solid line from a round to the one it is compared with, dashed where there is none, a gap where there is no score. */
export default function TrendChart(props: TrendChartProps) {
  const { rounds, series, title, width, axis, steps, models, target, band } = props;
  const ends = endLabels(series, 16 / LEVEL);
  const plot = width - LEFT - RIGHT;
  const place = (at: number) => ((at - axis.from) / (axis.to - axis.from || 1)) * plot;
  const ticks = spacedTicks(axis.ticks, ({ at }) => place(at), TICK_GAP);
  const words = new Map(ticks.map(({ at, label }) => [at, label]));
  const quick = new Set(rounds.flatMap((round) => (round.quick ? [round.id] : [])));
  const mark = (color: string, r: number) =>
    function Mark({ cx, cy, payload }: MarkProps) {
      if (cx === undefined || cy === undefined || Number.isNaN(cy) || cy === null) return null;
      return quick.has(String(payload?.id)) ? (
        <path
          d={`M${cx} ${cy - r - 2}l${r + 2} ${r + 2}l${-r - 2} ${r + 2}l${-r - 2} ${-r - 2}z`}
          fill={color}
        />
      ) : (
        <circle cx={cx} cy={cy} r={r} fill={color} />
      );
    };
  return (
    <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width, height: HEIGHT }}>
      <ComposedChart
        data={trendRows(rounds, series, band)}
        title={title}
        margin={{ top: TOP, right: RIGHT, bottom: 0, left: LEFT - 60 }}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          type="number"
          dataKey="at"
          domain={[axis.from, axis.to]}
          ticks={ticks.map(({ at }) => at)}
          tickFormatter={(at: number) => words.get(at) ?? ''}
          interval={0}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: 'var(--color-line-strong)' }}
        />
        <YAxis domain={[0, 4]} ticks={[0, 1, 2, 3, 4]} tick={TICK} tickLine={false} axisLine={false} />
        {models.map(({ id, at, label }) => (
          <ReferenceLine
            key={id}
            x={at}
            stroke="var(--color-ink-faint)"
            strokeDasharray="1 3"
            label={{ value: label, position: 'top', ...NOTE }}
          />
        ))}
        {target ? (
          <ReferenceLine
            y={target.level}
            stroke="var(--color-ink-soft)"
            strokeWidth={1.4}
            strokeDasharray="1 3"
            label={{ value: target.label, position: 'insideBottomLeft', ...NOTE }}
          />
        ) : null}
        <Tooltip
          cursor={{ stroke: 'var(--color-line-strong)' }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            // By its id: two rounds may have one name.
            const index = rounds.findIndex(({ id }) => id === payload?.[0]?.payload?.id);
            return active && index >= 0 ? <Reading {...props} index={index} /> : null;
          }}
        />
        {(band ? bandPieces(rounds, series) : []).map((piece, order) => (
          <Area
            key={piece.join('-')}
            dataKey={`band${order}`}
            stroke="none"
            fill={COLORS[series[0]?.id ?? 'overall']}
            fillOpacity={0.16}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
        {trendSegments(rounds, series).map((segment, order) => (
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
            dot={mark(COLORS[one.id], one.id === 'overall' ? 4 : 3)}
            activeDot={{ r: 5, fill: COLORS[one.id], stroke: 'var(--color-surface)' }}
            isAnimationActive={false}
          >
            {order === 0
              ? (['error', 'margin'] as const).map((key) => (
                  <ErrorBar
                    key={key}
                    dataKey={key}
                    width={0}
                    stroke={COLORS[one.id]}
                    isAnimationActive={false}
                    {...(key === 'error'
                      ? { strokeWidth: 4, strokeOpacity: 0.3 }
                      : { strokeWidth: 1.5, strokeOpacity: 0.6, strokeDasharray: '1 3' })}
                  />
                ))
              : null}
            <LabelList
              content={({ x, y, index }) => {
                // A line that is alone is what the title speaks of.
                const end = series.length > 1 ? ends.get(one.id) : undefined;
                const score = end && one.values[end.round]?.score;
                if (!end || score === undefined || index !== end.round) return null;
                const top = Number(y) + (score - end.score) * LEVEL + 4;
                return (
                  <text x={Number(x) + 12} y={top} fontSize={13} fill="var(--color-ink)">
                    {one.label}
                  </text>
                );
              }}
            />
          </Line>
        ))}
        {steps.map(({ id, at, label }) => (
          <ReferenceDot
            key={id}
            x={at}
            y={scoreAt(rounds, series, at) ?? 0.12}
            shape={({ cx, cy }: MarkProps) => (
              <path
                d={`M${cx ?? 0} ${(cy ?? 0) - 6}l6 11h-12z`}
                fill="var(--color-accent)"
                stroke="var(--color-surface)"
                strokeWidth={1.5}
              >
                <title>{label}</title>
              </path>
            )}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** As many finished steps as a tooltip lists. */
const LISTED = 3;

/**
 * What the pointer, a finger or the arrow keys read: every series at one round, its scores one under the other, with
 * intervals in words, and what was finished since the round before.
 */
function Reading({ index, rounds, series, steps, stepsLabel }: TrendChartProps & { index: number }) {
  const round = rounds[index];
  if (!round) return null;
  const since = rounds[index - 1]?.at ?? Number.NEGATIVE_INFINITY;
  const done = steps.filter(({ at }) => at > since && at <= round.at);
  return (
    <div className="max-w-72 rounded-md border border-line bg-surface px-3 py-2 text-sm shadow-float">
      <p className="font-medium">{round.label}</p>
      {round.notes.map((note) => (
        <p key={note} className="text-ink-soft">
          {note}
        </p>
      ))}
      <dl className="tnum mt-1 grid grid-cols-[auto_auto] gap-x-4">
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
      {done.length > 0 ? (
        <>
          <p className="mt-1 text-ink-soft">{stepsLabel}</p>
          <ul>
            {done.slice(-LISTED).map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
            {done.length > LISTED ? <li>+{done.length - LISTED}</li> : null}
          </ul>
        </>
      ) : null}
    </div>
  );
}
