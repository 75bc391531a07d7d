import { levelText } from '@/app/_results/row-words';
import { linksOf } from '@/lib/charts/links';
import { sparkline } from '@/lib/charts/sparkline';
import type { StairState } from '@/lib/charts/stair';
import { formatDelta, formatScore } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import type { Level } from '@/lib/model/schema';
import type { PrincipleEntry } from '@/lib/results/arrange';
import { isFewAnswers, lookOf, movedOf } from '@/lib/results/look';
import { pastOf } from '@/lib/results/past';
import type { ResultRow } from '@/lib/results/types';
import { drawnInterval, entryKind, type ResultContext, reasonOf, rowReach } from './context';

/** What a row says when it has a score. */
export interface ScoredView {
  score: string;
  level: string;
  few?: boolean;
  /** Score and interval to draw, 0–4. */
  at: number;
  lo?: number;
  hi?: number;
  reach?: string;
  people?: string;
  agreement?: string;
  polarised?: string;
  /** The word for its change, and the change in points. */
  verdict?: string;
  delta?: string;
}

/**
 * A row of a result in words, ready to be drawn. It is plain data: the list draws it in the browser too, so a page carries
 * a row as its words and not as the elements around them.
 */
export interface RowView {
  name: string;
  outcome?: string;
  level: Level | null;
  state: StairState;
  /** Why it has no score. */
  reason?: string;
  scored?: ScoredView;
  /** A drawing of its scores over the rounds, where there is a line to draw. */
  spark?: string;
}

/** Three decimals are finer than any pixel. */
const fine = (value: number): number => Math.round(value * 1000) / 1000;

function scoredView(ctx: ResultContext, row: ResultRow, score: number): ScoredView {
  const { w, lang, before } = ctx;
  const { lo, hi } = drawnInterval(row);
  const reach = rowReach(ctx, row);
  const agreed = row.status === 'consensus';
  const delta = row.change?.delta ?? null;
  return {
    score: formatScore(lang, score),
    level: levelText(w, row),
    at: fine(score),
    ...(isFewAnswers(row) && { few: true }),
    ...(lo !== null && hi !== null && { lo: fine(lo), hi: fine(hi) }),
    ...(reach !== null && { reach }),
    // An agreed value has nobody to count.
    ...(row.n !== null && !agreed && { people: w('results.people', { n: row.n }) }),
    ...(row.agreement && { agreement: w(`results.agreement.${row.agreement}`) }),
    ...(row.polarised && { polarised: w('results.agreement.polarised') }),
    ...(before && !agreed && { verdict: w(`results.verdict.${movedOf(row)}`) }),
    ...(before && !agreed && delta !== null && { delta: formatDelta(lang, delta) }),
  };
}

/** Scores over the rounds as a small line; undefined where there is no line to draw. The numbers stand in the opened row. */
function sparkOf({ results }: ResultContext, row: ResultRow): string | undefined {
  const points = pastOf(results.history, row.scope, row.id).map((point) => ({
    x: point.closedAt.getTime(),
    score: point.score,
    joins: point.joins,
    ...drawnInterval(point),
  }));
  const lines = linksOf(points.map((point) => (point.score === null ? null : point)));
  return lines.length === 0 ? undefined : sparkline(points, { title: '' });
}

/** The row of a principle in words. */
export function rowView(ctx: ResultContext, entry: PrincipleEntry): RowView {
  const { principle, row } = entry;
  const { level, state } = lookOf(row);
  const reason = reasonOf(ctx, row, entryKind(entry, ctx));
  const spark = sparkOf(ctx, row);
  return {
    name: text(principle.title, ctx.lang),
    ...(principle.outcome && { outcome: ctx.w('results.list.outcome') }),
    level,
    state,
    ...(reason
      ? { reason: reason.short }
      : row.score !== null && { scored: scoredView(ctx, row, row.score) }),
    ...(spark && { spark }),
  };
}
