import { levelText } from '@/app/_results/row-words';
import { StairGlyph } from '@/app/_ui/stair-glyph';
import { formatScore } from '@/lib/i18n/format';
import { isFewAnswers, lookOf } from '@/lib/results/look';
import type { ResultRow } from '@/lib/results/types';
import type { ResultContext } from './context';

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
export function Score({ ctx, row }: Props) {
  if (row.score === null) return null;
  return (
    <span className="r-score">
      <Mark row={row} />
      <b>{formatScore(ctx.lang, row.score)}</b>
      <small className={isFewAnswers(row) ? 'r-few' : undefined}>{levelText(ctx.w, row)}</small>
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
