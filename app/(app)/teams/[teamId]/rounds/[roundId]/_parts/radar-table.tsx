import { Table, Th } from '@/app/_ui/table';
import { formatScore } from '@/lib/i18n/format';
import { leavesOf, type PrincipleEntry } from '@/lib/results/arrange';
import { scoreIn } from '@/lib/results/past';
import { hasMargin, isCompared, kindOf, levelCell, type ResultContext, reachText, reasonOf } from './context';
import { nameOf } from './names';

/** The score of a principle in the round before, where the two can be compared. */
const earlier = ({ results, before }: ResultContext, { row }: PrincipleEntry): number | null =>
  before && isCompared(row) ? scoreIn(results.history, before.id, 'principle', row.id) : null;

function Numbers({ ctx, of: { row } }: { ctx: ResultContext; of: PrincipleEntry }) {
  return (
    <>
      <td className="tnum">{formatScore(ctx.lang, row.score ?? 0)}</td>
      <td className="tnum">{levelCell(ctx, row)}</td>
      <td className="tnum">{reachText(ctx, row)}</td>
      <td className="tnum">{row.status === 'consensus' ? null : row.n}</td>
    </>
  );
}

/** The numbers of the radar: every leaf with its score, or why it has none. */
export function RadarTable({ ctx }: { ctx: ResultContext }) {
  const { w, lang, arranged, before } = ctx;
  const leaves = leavesOf(arranged);
  const outline = leaves.some((entry) => earlier(ctx, entry) !== null) ? before : null;
  const reach = hasMargin(leaves.map(({ row }) => row)) ? 'margin' : 'interval';
  return (
    <Table caption={w('results.radar.caption')} hideCaption>
      <thead>
        <tr>
          {(['principle', 'score', 'level', reach, 'people'] as const).map((key) => (
            <Th key={key}>{w(`results.radar.${key}`)}</Th>
          ))}
          {outline ? <Th>{w('results.radar.before', { before: outline.name })}</Th> : null}
        </tr>
      </thead>
      <tbody>
        {leaves.map((entry) => {
          const { principle, row } = entry;
          const past = earlier(ctx, entry);
          return (
            <tr key={principle.id}>
              <Th scope="row">
                {nameOf(ctx, principle)}
                {principle.outcome ? (
                  <>
                    {' '}
                    <small>{`(${w('results.list.outcome')})`}</small>
                  </>
                ) : null}
              </Th>
              {row.score === null ? (
                <td colSpan={4}>{reasonOf(ctx, row, kindOf(entry, ctx))?.short}</td>
              ) : (
                <Numbers ctx={ctx} of={entry} />
              )}
              {outline ? <td className="tnum">{past === null ? '–' : formatScore(lang, past)}</td> : null}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
