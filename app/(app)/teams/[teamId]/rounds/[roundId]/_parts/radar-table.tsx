import { type NumbersRow, NumbersTable } from '@/app/_charts/numbers-table';
import { formatScore } from '@/lib/i18n/format';
import { leavesOf, type PrincipleEntry } from '@/lib/results/arrange';
import { scoreIn } from '@/lib/results/past';
import { targetCell } from '@/lib/targets/words';
import {
  entryKind,
  hasMargin,
  isCompared,
  levelCell,
  type ResultContext,
  reasonOf,
  rowReach,
} from './context';
import { principleName } from './names';

/** The score of a principle in the round before, where the two can be compared. */
const earlier = ({ results, before }: ResultContext, { row }: PrincipleEntry): number | null =>
  before && isCompared(row) ? scoreIn(results.history, before.id, 'principle', row.id) : null;

/** A number for each column; in a row without a score, why it has none. */
function numbersOf(ctx: ResultContext, entry: PrincipleEntry): Pick<NumbersRow, 'reason' | 'cells'> {
  const { row } = entry;
  if (row.score === null) {
    const text = reasonOf(ctx, row, entryKind(entry, ctx))?.short ?? '';
    return { reason: { text, span: 4 }, cells: [] };
  }
  const people = row.n === null || row.status === 'consensus' ? '' : String(row.n);
  return {
    cells: [formatScore(ctx.lang, row.score), levelCell(ctx, row), rowReach(ctx, row) ?? '', people],
  };
}

/** The numbers of the radar: every leaf with its score, or why it has none. */
export function RadarTable({ ctx }: { ctx: ResultContext }) {
  const { w, lang, arranged, before } = ctx;
  const leaves = leavesOf(arranged);
  const outline = leaves.some((entry) => earlier(ctx, entry) !== null) ? before : null;
  const reach = hasMargin(leaves.map(({ row }) => row)) ? 'margin' : 'interval';
  const columns = (['principle', 'score', 'level', reach, 'people'] as const).map((key) =>
    w(`results.radar.${key}`),
  );
  const rows = leaves.map((entry): NumbersRow => {
    const { principle } = entry;
    const past = earlier(ctx, entry);
    const { reason, cells } = numbersOf(ctx, entry);
    return {
      id: principle.id,
      name: principleName(ctx, principle),
      ...(principle.outcome && { note: `(${w('results.list.outcome')})` }),
      ...(reason && { reason }),
      cells: [
        ...cells,
        ...(outline ? [past === null ? '–' : formatScore(lang, past)] : []),
        targetCell(w, lang, entry.row, ctx.target(entry.row.id)),
      ],
    };
  });
  if (outline) columns.push(w('results.radar.before', { before: outline.name }));
  columns.push(w('targets.said.column'));
  return <NumbersTable caption={w('results.radar.caption')} columns={columns} rows={rows} />;
}
