import type { Route } from 'next';
import { type NumbersRow, NumbersTable } from '@/app/_charts/numbers-table';
import { formatDay, formatScore } from '@/lib/i18n/format';
import { type PastPoint, pastOf } from '@/lib/results/past';
import { comparedText, type ResultContext, rowReach, scopeName } from './context';

/** The past of the whole, or of a framework. */
interface Line {
  past: readonly PastPoint[];
}

interface PastCell {
  point: PastPoint;
  /** What a line joins it to: the place of a round, or nothing. */
  joins: number | null;
  /** The same in words, where that is not simply the round before. */
  compared: string | null;
}

/** The scores of one round: of the whole and of each framework; null where there is none. */
const cellsOf = (ctx: ResultContext, lines: readonly Line[], roundId: string) =>
  lines.map(({ past: line }): PastCell | null => {
    const place = line.findIndex((one) => one.roundId === roundId);
    const point = line[place];
    if (!point || point.score === null) return null;
    return { point, joins: point.joins, compared: comparedText(ctx, line, place) };
  });

/** What a round is compared with; a dash for the first, which has none before it. */
function joinedText({ w }: ResultContext, line: readonly PastPoint[], index: number, joins: number | null) {
  const round = joins === null ? null : line[joins]?.roundName;
  if (round) return w('results.trend.joinedTo', { round });
  return index === 0 ? '–' : w('results.why.notCompared');
}

/** Agreed values are never compared: the footnote says so, and a column of that would say nothing. */
const isJoined = ({ results }: ResultContext) => results.round.format !== 'consensus';

/** What stands in the columns of one round. */
function cellsFor(
  ctx: ResultContext,
  lines: readonly Line[],
  index: number,
  of: PastPoint,
): NumbersRow['cells'] {
  const { w, lang } = ctx;
  const { roundId, closedAt, ownModel, modelVersion: version } = of;
  const cells = cellsOf(ctx, lines, roundId);
  // What holds for the first number stands once, in a column of its own; the others say where they differ.
  const first = cells.find((one) => one !== null);
  const joins = first?.joins ?? null;
  const values = cells.map((one) => {
    if (!one) return '–';
    const apart = one.joins !== joins && one.compared;
    const note = [rowReach(ctx, one.point), apart].filter(Boolean).join('; ');
    const text = formatScore(lang, one.point.score ?? 0);
    return note ? { text, note } : text;
  });
  return [
    formatDay(lang, closedAt, ctx.results.timeZone),
    ownModel ? w('results.trend.own', { version }) : version,
    ...(isJoined(ctx) ? [first ? joinedText(ctx, lines[0]?.past ?? [], index, joins) : ''] : []),
    ...values,
  ];
}

/** The numbers of the trend: one line per round, the overall score and each framework, with how far they can be trusted. */
export function TrendTable({ ctx }: { ctx: ResultContext }) {
  const { w, results, arranged } = ctx;
  const scopes = [
    { scope: 'overall', id: 'overall' as const },
    ...arranged.frameworks.map(({ id }) => ({ scope: 'framework', id })),
  ];
  const lines = scopes.map(({ scope, id }): Line => ({ past: pastOf(results.history, scope, id) }));
  const columns = [
    ...(['round', 'closed', 'model'] as const).map((key) => w(`results.trend.${key}`)),
    ...(isJoined(ctx) ? [w('results.trend.joined')] : []),
    ...scopes.map(({ id }) => scopeName(ctx, id)),
  ];
  const rows = (lines[0]?.past ?? []).map((point, index): NumbersRow => {
    const { roundId, roundName } = point;
    return {
      id: roundId,
      name: roundName,
      ...(roundId !== results.round.id && { href: `/teams/${results.teamId}/rounds/${roundId}` as Route }),
      cells: cellsFor(ctx, lines, index, point),
    };
  });
  return <NumbersTable caption={w('results.trend.caption')} columns={columns} rows={rows} />;
}
