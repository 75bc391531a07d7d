import { text } from '@/lib/model/localize';
import type { PrincipleEntry } from '@/lib/results/arrange';
import type { ResultRow } from '@/lib/results/types';
import { Agreement, Change, Interval, Mark, People, Score, Spark } from './cells';
import { hasMargin, kindOf, type ResultContext, reasonOf, scopeName } from './context';
import { InPlace, type OpenPrinciple, RowLink } from './in-place';

interface Props {
  ctx: ResultContext;
  entry: PrincipleEntry;
}

/** What is known about a principle, in one line. */
function Cells({ ctx, entry }: Props) {
  const { principle, row } = entry;
  const reason = reasonOf(ctx, row, kindOf(entry, ctx));
  return (
    <>
      <span className="r-name">
        <span>
          {text(principle.title, ctx.lang)}
          {principle.outcome ? (
            <>
              {' '}
              <i className="r-flag">{ctx.w('results.list.outcome')}</i>
            </>
          ) : null}
        </span>
      </span>
      {reason ? (
        <span className="r-reason">
          <Mark row={row} size={20} />
          {reason.short}
        </span>
      ) : (
        <>
          <Score ctx={ctx} row={row} />
          <Interval ctx={ctx} row={row} />
          <People ctx={ctx} row={row} />
          <Agreement ctx={ctx} row={row} />
          <Change ctx={ctx} row={row} />
        </>
      )}
      <Spark ctx={ctx} row={row} />
    </>
  );
}

function Item({ ctx, entry, child = false }: Props & { child?: boolean }) {
  const { id } = entry.principle;
  return (
    <li id={id} className={child ? 'r-child' : undefined}>
      <RowLink id={id}>
        <Cells ctx={ctx} entry={entry} />
      </RowLink>
    </li>
  );
}

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
                <Score ctx={ctx} row={row} size={16} />
              )}
            </h3>
            <Head ctx={ctx} entries={principles} />
            <ul>
              {principles.flatMap((entry) => [
                <Item key={entry.principle.id} ctx={ctx} entry={entry} />,
                ...entry.children.map((child) => (
                  <Item key={child.principle.id} ctx={ctx} entry={child} child />
                )),
              ])}
            </ul>
          </section>
        );
      })}
    </InPlace>
  );
}
