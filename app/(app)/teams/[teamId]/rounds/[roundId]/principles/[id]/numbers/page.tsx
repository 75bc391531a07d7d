import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/app/_ui/page-header';
import { text } from '@/lib/model/localize';
import { principleCourse } from '../../../../../_parts/course';
import { CourseTable } from '../../../../../_parts/course-table';
import { loadPrinciple } from '../../../_parts/load';
import '../../../results.css';

interface Props {
  params: Promise<{ teamId: string; roundId: string; id: string }>;
}

async function load({ params }: Props) {
  const { teamId, roundId, id } = await params;
  const found = await loadPrinciple(teamId, roundId, id);
  const course = found && (await principleCourse(teamId, id, found.ctx.results.model));
  if (!found || !course) return null;
  const name = text(found.entry.principle.title, found.ctx.lang);
  return { course, ctx: found.ctx, name, address: `/teams/${teamId}/rounds/${roundId}` };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props);
  return found ? { title: `${found.name} · ${found.ctx.w('overTime.caption')}` } : {};
}

/** The numbers of one principle over time: what its page shows in place, for readers without scripts and to link to. */
export default async function PrincipleNumbersPage(props: Props) {
  const { course, ctx, name, address } = (await load(props)) ?? notFound();
  const { w, results } = ctx;
  const { id } = await props.params;
  return (
    <div className="r-page">
      <PageHeader
        title={w('overTime.captionOf', { name })}
        breadcrumb={[
          { label: results.round.name, href: address as Route },
          { label: name, href: `${address}/principles/${id}` as Route },
        ]}
        breadcrumbLabel={w('common.trail')}
      />
      <CourseTable course={course} />
    </div>
  );
}
