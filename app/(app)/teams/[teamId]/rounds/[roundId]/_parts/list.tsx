import type { PrincipleEntry } from '@/lib/results/arrange';
import type { ResultRow } from '@/lib/results/types';
import { Mark, Score } from './cells';
import { hasMargin, type ResultContext, reasonOf, scopeName } from './context';
import { InPlace, type OpenPrinciple, Row } from './in-place';
import { rowView } from './row-view';

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
export function PrincipleList({ ctx, open }: { ctx: ResultContext; open: OpenPrinciple }) {
  const { w, results, arranged } = ctx;
  return (
    <InPlace
      address={`/teams/${results.teamId}/rounds/${results.round.id}/principles`}
      open={open.bind(null, results.teamId, results.round.id)}
      words={{
        opening: w('results.list.opening'),
        opened: w('results.list.opened'),
        failed: w('results.list.failed'),
        retry: w('results.list.retry'),
        page: w('results.list.page'),
      }}
    >
      {arranged.frameworks.map(({ id, row, principles }) => {
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
                <Score ctx={ctx} row={row} />
              )}
            </h3>
            <Head ctx={ctx} entries={principles} />
            <ul>
              {principles.flatMap((entry) => [
                <Row key={entry.principle.id} id={entry.principle.id} of={rowView(ctx, entry)} />,
                ...entry.children.map((child) => (
                  <Row key={child.principle.id} id={child.principle.id} of={rowView(ctx, child)} child />
                )),
              ])}
            </ul>
          </section>
        );
      })}
    </InPlace>
  );
}
