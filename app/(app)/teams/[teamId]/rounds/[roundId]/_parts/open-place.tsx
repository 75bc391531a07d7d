'use server';

import type { ReactNode } from 'react';
import { principleCourse } from '../../../_parts/course';
import { CourseTable } from '../../../_parts/course-table';
import { loadPrinciple, loadResult } from './load';
import { isNumbers, Numbers } from './numbers';
import { PrincipleCourse } from './principle-course';
import { Why } from './why';

/** What a page below the result tells, to stand in the result itself; whoever asks is checked as on that page. */
export async function openResultPlace(teamId: string, roundId: string, place: unknown): Promise<ReactNode> {
  // Whoever calls it may send anything.
  if (typeof place !== 'string') return null;
  const [kind, id = '', part] = place.split('/');
  if (kind === 'numbers') {
    const ctx = isNumbers(id) ? await loadResult(teamId, roundId) : null;
    return ctx && isNumbers(id) && <Numbers ctx={ctx} of={id} />;
  }
  const found = kind === 'principles' ? await loadPrinciple(teamId, roundId, id) : null;
  if (!found) return null;
  if (part === 'numbers') {
    const course = await principleCourse(teamId, id, found.ctx.results.model);
    return course && <CourseTable course={course} />;
  }
  return (
    <>
      <Why ctx={found.ctx} entry={found.entry} heading="h4" />
      <PrincipleCourse ctx={found.ctx} id={id} heading="h4" />
    </>
  );
}
