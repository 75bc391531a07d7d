'use server';

import type { ReactNode } from 'react';
import { teamCourse } from './course';
import { CourseTable } from './course-table';

/** What a page below the team's tells, to stand in the team's itself; whoever asks is checked as on that page. */
export async function openTeamPlace(teamId: string, place: unknown): Promise<ReactNode> {
  const course = place === 'numbers' ? await teamCourse(teamId) : null;
  return course && <CourseTable course={course} />;
}
