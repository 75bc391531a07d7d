import { principleCourse } from '../../../_parts/course';
import { CourseFigure } from '../../../_parts/course-figure';
import type { ResultContext } from './context';

interface Props {
  ctx: ResultContext;
  id: string;
  heading: 'h2' | 'h3' | 'h4';
}

/** The scores of one principle over all rounds of the team; nothing before its second round. */
export async function PrincipleCourse({ ctx: { results }, id, heading }: Props) {
  const course = await principleCourse(results.teamId, id, results.model);
  if (!course || course.lines[0].points.filter((point) => point !== null).length < 2) return null;
  return (
    <CourseFigure
      course={course}
      id={`course-${id}`}
      heading={heading}
      numbers={`principles/${id}/numbers`}
    />
  );
}
