import { Svg } from '@/app/_charts/svg';
import { levelText } from '@/app/_results/row-words';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { linksOf } from '@/lib/charts/links';
import { sparkline } from '@/lib/charts/sparkline';
import { whisker } from '@/lib/charts/whisker';
import { formatDelta, formatScore } from '@/lib/i18n/format';
import { isFewAnswers, lookOf, movedOf } from '@/lib/results/look';
import { pastOf } from '@/lib/results/past';
import type { ResultRow } from '@/lib/results/types';
import { drawnInterval, type ResultContext, reachText } from './context';

interface Props {
  ctx: ResultContext;
  row: ResultRow;
}

/** The stair mark of a row; words always stand beside it. */
export function Mark({ row, size = 16 }: { row: ResultRow; size?: 16 | 20 | 32 }) {
  const { level, state } = lookOf(row);
  return <StairGlyph level={level} state={state} size={size} label="" />;
}

/** Score with its level in words. Only for rows with a score. */
export function Score({ ctx, row, size = 20 }: Props & { size?: 16 | 20 }) {
  if (row.score === null) return null;
  return (
    <span className="r-score">
      <Mark row={row} size={size} />
      <b>{formatScore(ctx.lang, row.score)}</b>
      <small className={isFewAnswers(row) ? 'r-few' : undefined}>{levelText(ctx.w, row)}</small>
    </span>
  );
}

/** The interval of a score, drawn and in words. */
export function Interval({ ctx, row }: Props) {
  const reach = reachText(ctx, row);
  return (
    <span className="r-interval">
      <Svg as="span" markup={whisker({ score: row.score, ...drawnInterval(row) }, { title: '' })} />
      {reach ? <small>{reach}</small> : null}
    </span>
  );
}

/** How many people stand behind a score; an agreed value has none to count. */
export function People({ ctx: { w }, row: { n, status } }: Props) {
  return (
    <span className="r-n">{n === null || status === 'consensus' ? null : w('results.people', { n })}</span>
  );
}

export function Agreement({ ctx: { w }, row: { agreement, polarised } }: Props) {
  return (
    <span className="r-agree">
      {agreement ? w(`results.agreement.${agreement}`) : null}
      {polarised ? <i className="r-flag">{w('results.agreement.polarised')}</i> : null}
    </span>
  );
}

/** Verdict in words, then the change in points. */
export function Change({ ctx, row }: Props) {
  if (!ctx.before || row.score === null || row.status === 'consensus') return <span className="r-change" />;
  const delta = row.change?.delta ?? null;
  return (
    <span className="r-change">
      {ctx.w(`results.verdict.${movedOf(row)}`)}
      {delta === null ? null : (
        <>
          {' '}
          <b>{formatDelta(ctx.lang, delta)}</b>
        </>
      )}
    </span>
  );
}

/** Scores over the rounds as a small line; the numbers stand in the opened row. Nothing where there is no line to draw. */
export function Spark({ ctx: { results }, row }: Props) {
  const points = pastOf(results.history, row.scope, row.id).map((point) => ({
    x: point.closedAt.getTime(),
    score: point.score,
    joins: point.joins,
    ...drawnInterval(point),
  }));
  if (linksOf(points.map((point) => (point.score === null ? null : point))).length === 0)
    return <span className="r-spark" />;
  return <Svg as="span" className="r-spark" markup={sparkline(points, { title: '' })} />;
}

/** All that is known about a row in one line, or why it is nothing. */
export function Facts({ ctx, row, reason }: Props & { reason: string | null }) {
  return (
    <div className="r-facts">
      {reason === null ? (
        <>
          <Score ctx={ctx} row={row} />
          <Interval ctx={ctx} row={row} />
          <People ctx={ctx} row={row} />
          <Agreement ctx={ctx} row={row} />
          <Change ctx={ctx} row={row} />
        </>
      ) : (
        <span className="r-reason">
          <Mark row={row} size={20} />
          {reason}
        </span>
      )}
      <Spark ctx={ctx} row={row} />
    </div>
  );
}
