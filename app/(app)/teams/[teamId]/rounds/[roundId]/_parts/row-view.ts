import { levelText } from '@/app/_results/row-words';
import { linksOf } from '@/lib/charts/links';
import type { StairState } from '@/lib/charts/stair';
import { formatDelta, formatScore } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import type { Level } from '@/lib/model/schema';
import type { PrincipleEntry } from '@/lib/results/arrange';
import { isFewAnswers, lookOf } from '@/lib/results/look';
import { pastOf } from '@/lib/results/past';
import type { ResultRow } from '@/lib/results/types';
import { targetText } from '@/lib/targets/words';
import {
  agreedOn,
  drawnInterval,
  entryKind,
  type ResultContext,
  reasonOf,
  rowReach,
  verdictOn,
} from './context';

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
  /** The value that the team agreed on in its meeting, in words. */
  agreed?: string;
  level: Level | null;
  state: StairState;
  /** Why it has no score. */
  reason?: string;
  scored?: ScoredView;
  /** The level to be reached, and in words by when and how far it is. */
  target: number;
  aim: string;
  /** Its scores over the rounds, where there is a line to draw: places of 0–1, scores, and which round each is compared with. */
  spark?: readonly SparkView[];
}

type SparkView = readonly [x: number, score: number | null, joins: number | null];

/** A row of the list, by its id; 1 for one that belongs to a group. */
export type ListedRow = readonly [id: string, of: RowView, child: 0 | 1];

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
    ...(before && !agreed && { verdict: verdictOn(ctx, row) }),
    ...(before && !agreed && delta !== null && { delta: formatDelta(lang, delta) }),
  };
}

/** Scores over the rounds for a small line; undefined where there is no line to draw. The numbers stand in the opened row. */
function sparkOf({ results }: ResultContext, row: ResultRow): SparkView[] | undefined {
  const points = pastOf(results.history, row.scope, row.id);
  if (linksOf(points.map((point) => (point.score === null ? null : point))).length === 0) return undefined;
  const times = points.map(({ closedAt }) => closedAt.getTime());
  const [first = 0, span = 0] = [times[0], (times.at(-1) ?? 0) - (times[0] ?? 0)];
  return points.map(({ score, joins }, index) => [
    span === 0 ? 1 : fine(((times[index] ?? first) - first) / span),
    score === null ? null : fine(score),
    joins,
  ]);
}

/** The row of a principle in words. */
export function rowView(ctx: ResultContext, entry: PrincipleEntry): RowView {
  const { principle, row } = entry;
  const { level, state } = lookOf(row);
  const reason = reasonOf(ctx, row, entryKind(entry, ctx));
  const spark = sparkOf(ctx, row);
  const target = ctx.target(row.id);
  const agreed = agreedOn(ctx, row.id);
  return {
    name: text(principle.title, ctx.lang),
    ...(principle.outcome && { outcome: ctx.w('results.list.outcome') }),
    ...(agreed !== null && { agreed: ctx.w('results.agreedValue', { value: agreed }) }),
    level,
    state,
    target: target.level,
    aim: targetText(ctx.w, ctx.lang, row, target),
    ...(reason
      ? { reason: reason.short }
      : row.score !== null && { scored: scoredView(ctx, row, row.score) }),
    ...(spark && { spark }),
  };
}

/** Rows of a framework as one text: as objects React would take each apart for the page, and put it together again for its HTML. */
export const rowsText = (ctx: ResultContext, entries: readonly PrincipleEntry[]): string =>
  JSON.stringify(
    entries.flatMap((entry): ListedRow[] => [
      [entry.principle.id, rowView(ctx, entry), 0],
      ...entry.children.map((child): ListedRow => [child.principle.id, rowView(ctx, child), 1]),
    ]),
  );
