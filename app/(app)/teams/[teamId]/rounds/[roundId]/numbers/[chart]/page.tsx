import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/app/_ui/page-header';
import { loadResult } from '../../_parts/load';
import { isNumbers, Numbers } from '../../_parts/numbers';
import '../../results.css';

interface Props {
  params: Promise<{ teamId: string; roundId: string; chart: string }>;
}

async function load({ params }: Props) {
  const { teamId, roundId, chart } = await params;
  const ctx = isNumbers(chart) ? await loadResult(teamId, roundId) : null;
  return ctx && isNumbers(chart) ? { ctx, chart, title: ctx.w(`results.${chart}.caption`) } : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props);
  return found ? { title: `${found.title} · ${found.ctx.results.round.name}` } : {};
}

/** The numbers of a chart as a table: what the result shows in place, for readers without scripts and to link to. */
export default async function NumbersPage(props: Props) {
  const { ctx, chart, title } = (await load(props)) ?? notFound();
  const { w, results } = ctx;
  return (
    <div className="r-page">
      <PageHeader
        title={title}
        breadcrumb={[
          {
            label: results.round.name,
            href: `/teams/${results.teamId}/rounds/${results.round.id}` as Route,
          },
        ]}
        breadcrumbLabel={w('common.trail')}
      />
      <Numbers ctx={ctx} of={chart} />
    </div>
  );
}
