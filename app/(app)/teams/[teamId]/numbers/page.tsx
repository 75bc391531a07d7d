import type { Route } from 'next';
import { notFound } from 'next/navigation';
import { titled } from '@/app/_lib/title';
import { PageHeader } from '@/app/_ui/page-header';
import { requireTeam } from '@/lib/access/require';
import { isolated } from '@/lib/i18n/names';
import { teamCourse } from '../_parts/course';
import { CourseTable } from '../_parts/course-table';
import '../rounds/[roundId]/results.css';

export const generateMetadata = titled('overTime.caption');

/** The numbers of the team's line over time: what its page shows in place, for readers without scripts and to link to. */
export default async function TeamNumbersPage({ params }: { params: Promise<{ teamId: string }> }) {
  const { teamId } = await params;
  const access = await requireTeam(teamId);
  const course = (await teamCourse(teamId)) ?? notFound();
  const { w } = course.reader;
  return (
    <div className="r-page">
      <PageHeader
        title={w('overTime.caption')}
        breadcrumb={[{ label: isolated(access.team.name), href: `/teams/${teamId}` as Route }]}
        breadcrumbLabel={w('common.trail')}
      />
      <CourseTable course={course} />
    </div>
  );
}
