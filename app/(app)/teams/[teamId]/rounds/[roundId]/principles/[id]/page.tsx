import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/app/_ui/page-header';
import { text } from '@/lib/model/localize';
import type { PrincipleEntry } from '@/lib/results/arrange';
import { Comments } from '../../_parts/comments';
import { type ResultContext, scopeName } from '../../_parts/context';
import { loadComments, loadPrinciple } from '../../_parts/load';
import { openResultPlace } from '../../_parts/open-place';
import { PrincipleCourse } from '../../_parts/principle-course';
import { WithPlaces } from '../../_parts/result-page';
import { RowCells } from '../../_parts/row-cells';
import { rowView } from '../../_parts/row-view';
import { Why } from '../../_parts/why';
import '../../results.css';
import '../../list.css';
import '../../print.css';

interface Props {
  params: Promise<{ teamId: string; roundId: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { teamId, roundId, id } = await params;
  const found = await loadPrinciple(teamId, roundId, id);
  if (!found) return {};
  const { ctx, entry } = found;
  return { title: `${text(entry.principle.title, ctx.lang)} · ${ctx.results.round.name}` };
}

const result = ({ results }: ResultContext) => `/teams/${results.teamId}/rounds/${results.round.id}` as Route;
const pageOf = (ctx: ResultContext, { principle }: PrincipleEntry) =>
  `${result(ctx)}/principles/${principle.id}` as Route;

/** The principles that a group is made of, each leading to its own page. */
function Children({ ctx, entries }: { ctx: ResultContext; entries: readonly PrincipleEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="children" className="r-parts">
      <h2 id="children">{ctx.w('results.principle.children')}</h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry.principle.id} className="r-part">
            <Link className="link" href={pageOf(ctx, entry)} prefetch={false}>
              {text(entry.principle.title, ctx.lang)}
            </Link>
            <div className="r-facts">
              <RowCells of={rowView(ctx, entry)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why the score of one principle in one round is what it is. */
export default async function PrinciplePage({ params }: Props) {
  const { teamId, roundId, id } = await params;
  const [found, comments] = await Promise.all([
    loadPrinciple(teamId, roundId, id),
    loadComments(teamId, roundId),
  ]);
  const { ctx, entry, parent } = found ?? notFound();
  const { w, lang, results } = ctx;
  const { principle } = entry;
  return (
    <div className="r-page">
      <PageHeader
        title={text(principle.title, lang)}
        description={scopeName(ctx, principle.framework)}
        breadcrumb={[
          { label: results.round.name, href: result(ctx) },
          ...(parent ? [{ label: text(parent.principle.title, lang), href: pageOf(ctx, parent) }] : []),
        ]}
        breadcrumbLabel={w('common.trail')}
      />
      <div className="r-facts">
        <RowCells of={rowView(ctx, entry)} />
      </div>
      <WithPlaces ctx={ctx} open={openResultPlace.bind(null, teamId, roundId)}>
        <PrincipleCourse ctx={ctx} id={id} heading="h2" />
      </WithPlaces>
      <div className="r-why r-alone">
        <Why ctx={ctx} entry={entry} heading="h2" />
      </div>
      <Comments {...{ ctx, entry, comments }} />
      <Children ctx={ctx} entries={entry.children} />
      <p data-print="hide">
        <Link className="link" href={`${result(ctx)}#${principle.id}` as Route} prefetch={false}>
          {w('results.principle.back')}
        </Link>
      </p>
    </div>
  );
}
