import type { PrincipleEntry } from '@/lib/results/arrange';
import type { ResultRow } from '@/lib/results/types';
import { Mark, Score } from './cells';
import { hasMargin, type ResultContext, reasonOf, scopeName } from './context';
import { Rows } from './row';
import { rowsText } from './row-view';

const isScored = ({ score }: ResultRow): boolean => score !== null;

/** Names of the columns, for the eye; each cell says in words what it is. Empty columns have no name, nor has a list without scores. */
function Head({ ctx, entries }: { ctx: ResultContext; entries: readonly PrincipleEntry[] }) {
  const { w, before, results } = ctx;
  const rows = entries.flatMap(({ row, children }) => [row, ...children.map((child) => child.row)]);
  if (!rows.some(isScored)) return null;
  const measured = results.round.format !== 'consensus';
  return (
    <div className="r-row r-head" aria-hidden="true">
      <span>{w('results.list.principle')}</span>
      <span>{w('results.list.score')}</span>
      <span>{measured ? w(`results.list.${hasMargin(rows) ? 'margin' : 'interval'}`) : null}</span>
      <span>{measured ? w('results.list.people') : null}</span>
      <span>{measured ? w('results.list.agreement') : null}</span>
      <span>{before && measured ? w('results.list.change') : null}</span>
      <span>{before ? w('results.list.trend') : null}</span>
    </div>
  );
}

/** All principles of the result, framework by framework, in the order of the model; each row leads to why its score is what it is. */
export function PrincipleList({ ctx }: { ctx: ResultContext }) {
  return (
    <>
      {ctx.arranged.frameworks.map(({ id, row, principles }) => {
        const reason = reasonOf(ctx, row, 'framework');
        return (
          <section key={id} className={`r-group r-${id}`}>
            <h3>
              {scopeName(ctx, id)}{' '}
              {reason ? (
                <span className="r-reason">
                  <Mark row={row} />
                  {reason.short}
                </span>
              ) : (
                Score({ ctx, row })
              )}
            </h3>
            {Head({ ctx, entries: principles })}
            <ul>
              <Rows text={rowsText(ctx, principles)} />
            </ul>
          </section>
        );
      })}
    </>
  );
}
